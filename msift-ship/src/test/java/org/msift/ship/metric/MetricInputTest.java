package org.msift.ship.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.ship.plane.Plane;

/** What metrics say of images that have no content, no size, or no values. */
class MetricInputTest {

  private static final int SIDE = 164;

  static Stream<FusionMetric> metrics() {
    return FusionMetrics.all().stream();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void isNeverNotANumber(FusionMetric metric) {
    Plane noise = Triples.noise(SIDE, SIDE, 1);
    Plane other = Triples.noise(SIDE, SIDE, 2);
    for (double level : new double[] {0, 255}) {
      Plane flat = Triples.constant(SIDE, SIDE, level);
      assertThat(metric.of(new FusedTriple(flat, flat, flat))).isNotNaN();
      assertThat(metric.of(new FusedTriple(flat, noise, flat))).isNotNaN();
      assertThat(metric.of(new FusedTriple(noise, other, flat))).isNotNaN();
      assertThat(metric.of(new FusedTriple(flat, flat, noise))).isNotNaN();
      assertThat(metric.of(new FusedTriple(flat, noise, noise))).isNotNaN();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EN, 0",
    "SD, 0",
    "SF, 0",
    "AG, 0",
    "MI, 0",
    "NMI, 0",
    "CE, 0",
    "EI, 0",
    "CC, 0",
    "SCD, 0",
    "MSE, 2562.5",
    "VIF, 2",
    "Nabf, 0",
    "Qcb, 1",
    "Qcv, 0"
  })
  void constantImagesHaveTheDocumentedValue(String name, double expected) {
    FusedTriple flat =
        new FusedTriple(
            Triples.constant(SIDE, SIDE, 255),
            Triples.constant(SIDE, SIDE, 220),
            Triples.constant(SIDE, SIDE, 190));
    assertThat(FusionMetrics.of(name).of(flat)).isEqualTo(expected, within(1e-9));
  }

  @Test
  void blackImagesHaveNoEdgesToPreserve() {
    Plane black = Triples.constant(9, 9, 0);
    assertThat(Qabf.STANDARD.of(new FusedTriple(black, black, Triples.noise(9, 9, 1)))).isZero();
    assertThat(Psnr.CDDFUSE.of(new FusedTriple(Triples.noise(9, 9, 1), black, black)))
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aPixelHasAValueOrIsRefusedByName(FusionMetric metric) {
    Plane pixel = Triples.constant(1, 1, 100);
    FusedTriple triple = new FusedTriple(pixel, pixel, pixel);
    if (metric.minimumSide() > 1) {
      assertThatThrownBy(() -> metric.of(triple))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(metric.name() + " needs images of at least")
          .hasMessageContaining("1x1");
    } else {
      assertThat(metric.of(triple)).isNotNaN();
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void theSmallestSideIsEnough(FusionMetric metric) {
    int side = metric.minimumSide();
    assertThat(metric.of(Triples.waves(side, side + 1))).isNotNaN();
    assertThat(metric.of(Triples.waves(side + 1, side))).isNotNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, 255.5})
  void refusesValuesOutOfRange(double value) {
    Plane good = Triples.constant(3, 4, 1);
    Plane bad = Triples.plane(3, 4, (y, x) -> y == 1 && x == 2 ? value : 1);
    assertThatThrownBy(() -> new FusedTriple(bad, good, good))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("infrared image is " + value + " at row 1, column 2");
    assertThatThrownBy(() -> new FusedTriple(good, bad, good)).hasMessageContaining("visible");
    assertThatThrownBy(() -> new FusedTriple(good, good, bad)).hasMessageContaining("fused");
  }

  @Test
  void refusesSizesThatDiffer() {
    Plane wide = Triples.constant(3, 4, 1);
    Plane high = Triples.constant(4, 3, 1);
    assertThatThrownBy(() -> new FusedTriple(wide, high, wide)).hasMessageContaining("3x4 and 4x3");
    assertThatThrownBy(() -> new FusedTriple(wide, wide, high)).hasMessageContaining("3x4 and 4x3");
    assertThatThrownBy(() -> Mse.of(wide, high)).hasMessageContaining("3x4 and 4x3");
  }

  @Test
  void comparisonsOfTwoPlanesRefuseWhatIsNoNumber() {
    Plane good = Triples.constant(200, 200, 1);
    Plane bad = Triples.plane(200, 200, (y, x) -> y == 5 && x == 6 ? Double.NaN : 1);
    assertThatThrownBy(() -> Mse.of(good, bad)).hasMessageContaining("row 5, column 6");
    assertThatThrownBy(() -> Psnr.of(bad, good, 1)).hasMessageContaining("row 5, column 6");
    assertThatThrownBy(() -> Ssim.of(good, bad, 1)).hasMessageContaining("row 5, column 6");
    assertThatThrownBy(() -> MsSsim.of(bad, good, 1)).hasMessageContaining("row 5, column 6");
    for (double peak : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Psnr.of(good, good, peak)).hasMessageContaining("peak");
      assertThatThrownBy(() -> Ssim.of(good, good, peak)).hasMessageContaining("peak");
    }
    Plane small = Triples.constant(10, 20, 1);
    assertThatThrownBy(() -> Ssim.of(small, small, 1)).hasMessageContaining("10x20");
    assertThatThrownBy(() -> MsSsim.of(small, small, 1)).hasMessageContaining("10x20");
  }

  @Test
  void comparisonsOfTwoPlanesFollowTheirPeak() {
    Plane a = Triples.noise(170, 170, 1);
    Plane b = a.combine(Triples.noise(170, 170, 2), (x, y) -> 0.8 * x + 0.2 * y);
    Plane unitA = a.map(x -> x / 255);
    Plane unitB = b.map(x -> x / 255);
    assertThat(Ssim.of(unitA, unitB, 1)).isEqualTo(Ssim.of(a, b, 255), within(1e-12));
    assertThat(MsSsim.of(unitA, unitB, 1)).isEqualTo(MsSsim.of(a, b, 255), within(1e-12));
    assertThat(Psnr.of(unitA, unitB, 1)).isEqualTo(Psnr.of(a, b, 255), within(1e-10));
    assertThat(Mse.of(unitA, unitB) * 255 * 255).isEqualTo(Mse.of(a, b), within(1e-9));
    assertThat(Psnr.of(a, a, 255)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Psnr.of(Triples.constant(2, 2, 3), Triples.constant(2, 2, 13), 100))
        .isEqualTo(20, within(1e-12));
  }
}
