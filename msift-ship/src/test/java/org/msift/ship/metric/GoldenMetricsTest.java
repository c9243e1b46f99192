package org.msift.ship.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of the published toolboxes on images that a formula gives, to all digits noted. */
class GoldenMetricsTest {

  private static final FusedTriple WAVES = Triples.waves(64, 80);

  @Test
  void imagesAreThoseOfTheGoldenNumbers() {
    assertThat(WAVES.infrared().mean() * 64 * 80).isEqualTo(651175);
    assertThat(WAVES.visible().mean() * 64 * 80).isEqualTo(661816);
    assertThat(WAVES.fused().mean() * 64 * 80).isEqualTo(779040);
  }

  @ParameterizedTest
  @CsvSource({
    "EN, 7.5506305510",
    "SD, 51.6918396757",
    "SF, 22.3803717077",
    "SF.VIFB, 22.2286370407",
    "AG, 13.5114040661",
    "AG.LINFENG, 13.8996159973",
    "MI, 6.7561077720",
    "MI.NATURAL, 4.6829770538",
    "MSE, 3348.1555664063",
    "CC, 0.6600360726",
    "PSNR.CDDFUSE, 12.4282510341",
    "PSNR.LINFENG, 61.0135509318",
    "SCD, 1.3444143850",
    "VIF, 0.2041281150",
    "Qabf, 0.4374543149",
    "SSIM.UNIFORM, 1.1707870629",
    "SSIM, 1.1762678672",
    "Nabf.ZOO, 2.42087333e-7"
  })
  void agreesWithPublishedToolboxes(String name, String printed) {
    double value = FusionMetrics.of(name).of(WAVES);
    BigDecimal golden = new BigDecimal(printed);
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(golden.scale(), RoundingMode.HALF_UP);
    assertThat(rounded).as(name).isEqualByComparingTo(golden);
  }

  /**
   * Of a second implementation in NumPy, which follows the published code statement by statement,
   * block by block where that does.
   */
  @ParameterizedTest
  @CsvSource({
    "SD.LINFENG, 64, 80, 11.336688573498877",
    "AG.WITHOUT_HALF, 64, 80, 19.1080108770409",
    "MI.VIFB, 64, 80, 4.6829770537542",
    "NMI, 64, 80, 0.878401722144235",
    "CE, 64, 80, 0.435880036685075",
    "EI, 64, 80, 148.789497641253",
    "RMSE, 64, 80, 57.8632488407474",
    "RMSE.VIFB, 64, 80, 0.808569993422133",
    "PSNR, 64, 80, 12.8827473231664",
    "PSNR.VIFB, 64, 80, 49.0536274053238",
    "SSIM.MATLAB, 64, 80, 0.582578432938111",
    "SSIM.MEF, 64, 80, 0.815680066342098",
    "MS-SSIM.MEF, 64, 80, 0.881803578639743",
    "MS-SSIM.MEF, 51, 47, 0.889310128121827",
    "MS-SSIM, 176, 190, 1.27573676538304",
    "VIF.LINFENG, 64, 80, 0.21161145511940924",
    "VIF.SEWAR, 64, 80, 0.211611455119409",
    "Qabf.LINFENG, 64, 80, 0.437358952066415",
    "Nabf, 64, 80, 2.42087317950991e-07",
    "Qcb, 64, 80, 0.5095887527256519",
    "Qcv, 64, 80, 643.2273832532553"
  })
  void agreesWithNumPy(String name, int height, int width, double expected) {
    double value = FusionMetrics.of(name).of(Triples.waves(height, width));
    assertThat(value).as(name).isEqualTo(expected, within(1e-10 * expected));
  }
}
