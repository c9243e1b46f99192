package org.msift.ship.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.ship.plane.Plane;

class MetricPropertiesTest {

  private static final int HEIGHT = 176;
  private static final int WIDTH = 164;
  private static final FusedTriple WAVES = Triples.waves(HEIGHT, WIDTH);

  static Stream<FusionMetric> metrics() {
    return FusionMetrics.all().stream();
  }

  @ParameterizedTest
  @CsvSource({
    "NMI, 2",
    "CE, 0",
    "CC, 1",
    "SCD, 0",
    "MSE, 0",
    "RMSE, 0",
    "PSNR, Infinity",
    "PSNR.CDDFUSE, Infinity",
    "SSIM, 2",
    "SSIM.MATLAB, 1",
    "SSIM.UNIFORM, 2",
    "MS-SSIM, 2",
    "VIF, 2",
    "Qabf, 0.9753",
    "Nabf, 0",
    "Qcb, 1",
    "Qcv, 0"
  })
  void identicalImagesHaveTheDocumentedValue(String name, double expected) {
    Plane plane = Triples.noise(HEIGHT, WIDTH, 1);
    double value = FusionMetrics.of(name).of(new FusedTriple(plane, plane, plane));
    if (Double.isInfinite(expected)) {
      assertThat(value).isEqualTo(expected);
    } else {
      assertThat(value).isEqualTo(expected, within(5e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void sourcesAreOfOneRank(FusionMetric metric) {
    FusedTriple swapped = new FusedTriple(WAVES.visible(), WAVES.infrared(), WAVES.fused());
    double value = metric.of(WAVES);
    assertThat(metric.of(swapped)).isEqualTo(value, within(1e-10 * Math.abs(value)));
  }

  /** Not those with a direction of gradients, whose angle is cut at one axis. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SD",
        "SF",
        "AG",
        "EI",
        "CC",
        "SCD",
        "SSIM",
        "SSIM.MEF",
        "MS-SSIM",
        "VIF",
        "Qcb",
        "Qcv"
      })
  void rowsAndColumnsAreOfOneRank(String name) {
    FusionMetric metric = FusionMetrics.of(name);
    FusedTriple turned =
        new FusedTriple(
            transposed(WAVES.infrared()), transposed(WAVES.visible()), transposed(WAVES.fused()));
    double value = metric.of(WAVES);
    assertThat(metric.of(turned)).isEqualTo(value, within(1e-9 * Math.abs(value)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"EN", "SD", "SF", "AG", "EI", "MI", "NMI", "CE", "CC", "SCD", "MSE", "MI.VIFB"})
  void negativesKeepTheValue(String name) {
    FusionMetric metric = FusionMetrics.of(name);
    double value = metric.of(WAVES);
    assertThat(metric.of(mapped(x -> 255 - x))).isEqualTo(value, within(1e-10 * Math.abs(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SD", "SF", "AG", "EI"})
  void measuresOfContrastAreLinear(String name) {
    FusionMetric metric = FusionMetrics.of(name);
    double half = metric.of(mapped(x -> 20 + x / 2));
    assertThat(half).isEqualTo(metric.of(WAVES) / 2, within(1e-10));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aFusionIsBetterThanNoise(FusionMetric metric) {
    if (List.of("EN", "SD", "SF", "AG", "EI", "CE").contains(metric.name().split("\\.")[0])) {
      // These reward any contrast, or compare histograms alone.
      return;
    }
    FusedTriple bad =
        new FusedTriple(WAVES.infrared(), WAVES.visible(), Triples.noise(HEIGHT, WIDTH, 4));
    double sign = metric.better() == Better.HIGHER ? 1 : -1;
    assertThat(sign * metric.of(WAVES)).as(metric.name()).isGreaterThan(sign * metric.of(bad));
  }

  private static FusedTriple mapped(DoubleUnaryOperator function) {
    return new FusedTriple(
        WAVES.infrared().map(function), WAVES.visible().map(function), WAVES.fused().map(function));
  }

  private static Plane transposed(Plane plane) {
    return Triples.plane(plane.width(), plane.height(), (y, x) -> plane.at(x, y));
  }
}
