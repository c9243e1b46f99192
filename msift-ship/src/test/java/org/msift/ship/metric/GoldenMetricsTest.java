package org.msift.ship.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
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

  /** Of an independent implementation of the definitions in NumPy. */
  @ParameterizedTest
  @CsvSource({
    "SD.LINFENG, 11.336688573498877",
    "VIF.LINFENG, 0.21161145511940924",
    "Qcb, 0.5095887527256519",
    "Qcv, 643.2273832532553"
  })
  void agreesWithNumPy(String name, double expected) {
    assertThat(new BigDecimal(FusionMetrics.of(name).of(WAVES)).round(new MathContext(10)))
        .as(name)
        .isEqualByComparingTo(new BigDecimal(expected).round(new MathContext(10)));
  }
}
