package org.msift.ship.metric.pansharpening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msift.ship.metric.Better;
import org.msift.ship.pansharpening.TestPlanes;
import org.msift.ship.pansharpening.WaveScene;
import org.msift.ship.plane.Plane;

class PansharpeningMetricsTest {

  private static final List<Plane> TRUTH =
      List.of(TestPlanes.random(40, 40, 1), TestPlanes.random(40, 40, 2));

  static Stream<ReferenceMetric> reference() {
    return PansharpeningMetrics.reference().stream();
  }

  static Stream<NoReferenceMetric> noReference() {
    return PansharpeningMetrics.noReference().stream();
  }

  /** The more noise, the worse, in the direction that the measure says. */
  @ParameterizedTest
  @MethodSource("reference")
  void worsensWithNoise(ReferenceMetric metric) {
    double perfect = metric.value(images(0));
    double good = metric.value(images(0.02));
    double bad = metric.value(images(0.2));
    if (metric.better() == Better.HIGHER) {
      assertThat(perfect).isGreaterThan(good);
      assertThat(good).isGreaterThan(bad);
    } else {
      assertThat(perfect).isEqualTo(0, within(1e-5));
      assertThat(good).isBetween(perfect, bad);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PSNR, Infinity",
    "SSIM, 1",
    "SAM, 0",
    "SAM.TOOLBOX, 0",
    "ERGAS, 0",
    "SCC, 1",
    "SCC.TOOLBOX, 1",
    "Q, 1",
    "Q.TOOLBOX, 1",
    "Q2n, 1"
  })
  void perfectResult(String name, double expected) {
    assertThat(PansharpeningMetrics.reference(name).value(images(0)))
        .isEqualTo(expected, within(2e-6));
  }

  /** Images of the values 25 and 5, each from its formula. */
  @Test
  void constantImages() {
    double luminance = 2 * 25 * 5 / (25.0 * 25 + 5 * 5);
    assertThat(constant("Q")).isEqualTo(luminance, within(1e-12));
    assertThat(constant("Q.TOOLBOX")).isEqualTo(luminance, within(1e-12));
    assertThat(constant("PSNR")).isEqualTo(20 * Math.log10(255 / 20.0), within(1e-12));
    assertThat(constant("ERGAS")).isEqualTo(100 / 4.0 * 20 / 25, within(1e-12));
    assertThat(constant("SAM")).isEqualTo(0, within(1e-7));
    assertThat(constant("SAM.TOOLBOX")).isEqualTo(0, within(1e-5));
    double c1 = 2.55 * 2.55;
    assertThat(constant("SSIM")).isEqualTo((250 + c1) / (650 + c1), within(1e-9));
    assertThat(constant("Q2n")).isBetween(0.0, 1e-9);
  }

  private static double constant(String name) {
    return PansharpeningMetrics.reference(name).value(constants(25, 5));
  }

  @Test
  void errorsForImagesWithoutVariation() {
    assertThatThrownBy(() -> PansharpeningMetrics.reference("SCC").value(constants(25, 5)))
        .hasMessageContaining("band 0 is constant");
    assertThatThrownBy(() -> PansharpeningMetrics.reference("SCC.TOOLBOX").value(constants(0, 5)))
        .hasMessageContaining("not defined");
    assertThatThrownBy(() -> PansharpeningMetrics.reference("ERGAS").value(constants(0, 5)))
        .hasMessageContaining("mean of band 0 of the reference is 0");
  }

  @Test
  void pixelsWithoutASpectrum() {
    Plane two = new Plane(1, 2, new double[] {0, 1});
    Plane zero = new Plane(1, 2, new double[] {0, 0});
    ReducedResolution half = new ReducedResolution(List.of(two, zero), List.of(two, two), 4, 255);
    assertThat(PansharpeningMetrics.reference("SAM").value(half))
        .isEqualTo((Math.PI / 2 + Math.PI / 4) / 2, within(1e-12));
    assertThat(PansharpeningMetrics.reference("SAM.TOOLBOX").value(half))
        .isEqualTo(45, within(1e-12));
    assertThatThrownBy(() -> PansharpeningMetrics.reference("SAM.TOOLBOX").value(constants(0, 5)))
        .hasMessageContaining("all bands of one of the images are 0");
  }

  @Test
  void onePixelAndOneBand() {
    Plane pixel = TestPlanes.constant(1, 1, 8);
    ReducedResolution one = new ReducedResolution(List.of(pixel), List.of(pixel), 4, 255);
    for (String name : List.of("SSIM", "Q", "Q.TOOLBOX", "SCC", "SCC.TOOLBOX", "SAM")) {
      assertThatThrownBy(() -> PansharpeningMetrics.reference(name).value(one))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(PansharpeningMetrics.reference("PSNR").value(one)).isInfinite();
    assertThat(PansharpeningMetrics.reference("ERGAS").value(one)).isZero();
    assertThat(PansharpeningMetrics.reference("Q2n").value(one)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("noReference")
  void isWithinItsRange(NoReferenceMetric metric) {
    List<Plane> result =
        WaveScene.SCENE.upsampled().stream().map(band -> noisy(band, 0.05)).toList();
    assertThat(metric.value(new FullResolution(WaveScene.SCENE, result))).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @MethodSource("noReference")
  void constantScenesHaveAValueOrAnError(NoReferenceMetric metric) {
    FullResolution flat =
        new FullResolution(WaveScene.constant(500, 900), WaveScene.constant(500, 900).upsampled());
    if (List.of("D_lambda", "D_s", "QNR").contains(metric.name())) {
      // The bands of 16 x 16 pixels hold no block of 32.
      assertThatThrownBy(() -> metric.value(flat)).hasMessageContaining("32x32");
      return;
    }
    assertThat(metric.value(flat)).isBetween(0.0, 1.0);
  }

  @Test
  void aMetricThatIsNotDefinedIsNamed() {
    Plane pixel = TestPlanes.constant(1, 1, 8);
    ReducedResolution one = new ReducedResolution(List.of(pixel), List.of(pixel), 4, 255);
    assertThatThrownBy(
            () -> PansharpeningMetrics.score(one, PansharpeningMetrics.reference().subList(1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("SSIM: ");
  }

  /** What sums leave of the variance of constant blocks is noise, of either sign. */
  @Test
  void constantBlocksHaveNoVariance() {
    for (double value : new double[] {0.1, 1 / 3.0, 811.7, 1e4 / 7}) {
      Plane flat = TestPlanes.constant(32, 32, value);
      Plane waves = TestPlanes.waves(32, 32);
      for (UniversalQuality quality : UniversalQuality.values()) {
        assertThat(quality.mean(flat, flat)).isCloseTo(1, within(1e-9));
        assertThat(quality.mean(flat, waves)).isBetween(-1.0, 1.0);
      }
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    List<Plane> one = TRUTH.subList(0, 1);
    assertThatThrownBy(() -> new ReducedResolution(TRUTH, one, 4, 255))
        .hasMessageContaining("1 bands; expected 2");
    assertThatThrownBy(() -> new ReducedResolution(one, List.of(TestPlanes.waves(4, 4)), 4, 255))
        .hasMessageContaining("40x40 and 4x4");
    assertThatThrownBy(() -> new ReducedResolution(one, one, 1, 255))
        .hasMessageContaining("ratio of 1");
    assertThatThrownBy(() -> new ReducedResolution(one, one, 4, 0))
        .hasMessageContaining("peak of 0");
    Plane broken = TRUTH.get(0).map(value -> Double.NaN);
    assertThatThrownBy(() -> new ReducedResolution(one, List.of(broken), 4, 255))
        .hasMessageContaining("the result, band 0: the sample at row 0, column 0 is NaN");
    assertThatThrownBy(() -> new FullResolution(WaveScene.SCENE, TRUTH))
        .hasMessageContaining("expected 4");
    assertThatThrownBy(() -> images(0).cropped(20)).hasMessageContaining("border of 20 pixels");
    assertThat(images(0).cropped(4).result().get(0).width()).isEqualTo(32);
  }

  @Test
  void clipsToTheRangeOfTheSensor() {
    Plane wide = new Plane(1, 3, new double[] {-4, 70, 300});
    ReducedResolution images = new ReducedResolution(List.of(wide), List.of(wide), 4, 255);
    assertThat(images.clipped().result().get(0).values()).containsExactly(0, 70, 255);
    assertThat(images.clipped().reference()).isEqualTo(images.reference());
    List<Plane> negative =
        WaveScene.SCENE.upsampled().stream().map(band -> band.map(value -> -value)).toList();
    assertThat(new FullResolution(WaveScene.SCENE, negative).clipped().result())
        .allSatisfy(band -> assertThat(band.values()).containsOnly(0));
  }

  @Test
  void unknownNameListsTheKnown() {
    assertThatThrownBy(() -> PansharpeningMetrics.reference("HQNR")).hasMessageContaining("ERGAS");
    assertThatThrownBy(() -> PansharpeningMetrics.noReference("ERGAS"))
        .hasMessageContaining("HQNR");
    assertThat(PansharpeningMetrics.noReference("hqnr").paper()).contains("2014");
  }

  private static ReducedResolution images(double noise) {
    return new ReducedResolution(
        TRUTH, TRUTH.stream().map(band -> noisy(band, noise)).toList(), 4, 255);
  }

  private static Plane noisy(Plane band, double share) {
    Plane noise = TestPlanes.random(band.height(), band.width(), 77);
    return band.combine(noise, (value, random) -> value * (1 + share * (random - 150) / 50));
  }

  private static ReducedResolution constants(double truth, double result) {
    List<Plane> one =
        List.of(TestPlanes.constant(40, 40, truth), TestPlanes.constant(40, 40, truth));
    List<Plane> other =
        List.of(TestPlanes.constant(40, 40, result), TestPlanes.constant(40, 40, result));
    return new ReducedResolution(one, other, 4, 255);
  }
}
