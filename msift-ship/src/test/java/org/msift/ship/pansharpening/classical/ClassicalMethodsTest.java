package org.msift.ship.pansharpening.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msift.ship.pansharpening.GridAlignment;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.Sensor;
import org.msift.ship.pansharpening.TestPlanes;
import org.msift.ship.pansharpening.WaveScene;
import org.msift.ship.plane.Plane;

class ClassicalMethodsTest {

  static Stream<PansharpeningMethod> methods() {
    return ClassicalMethods.all().stream();
  }

  /** Values of the toolbox's formulas, written down independently in NumPy. */
  @ParameterizedTest
  @CsvSource({
    "EXP, 376.988645420, 672.008685553, 476.260768938",
    "Brovey, 391.798822792, 635.552004065, 476.503300841",
    "GIHS, 399.009898879, 642.875292987, 476.260768938",
    "PCA, 392.036746440, 641.037781362, 476.260768938",
    "GS, 392.682226381, 635.353898170, 476.341261580",
    "GSA, 435.589409275, 709.567166530, 480.785323537",
    "SFIM, 387.317492557, 676.728384810, 477.331486239",
    "MTF-GLP, 400.660071207, 689.316188149, 479.513013158",
    "MTF-GLP-HPM, 398.886232377, 689.258645578, 479.181899808",
    "BDSD, 450.989922435, 934.604592476, 522.311969026"
  })
  void agreesWithTheFormulasInPython(
      String name, double first, double last, double rootMeanSquare) {
    List<Plane> result = ClassicalMethods.named(name).sharpen(WaveScene.SCENE);
    double sum = result.stream().mapToDouble(band -> band.map(v -> v * v).mean()).sum();
    assertThat(result).hasSize(4);
    assertThat(result.get(0).at(10, 20)).isEqualTo(first, within(1e-6));
    assertThat(result.get(3).at(100, 77)).isEqualTo(last, within(1e-6));
    assertThat(Math.sqrt(sum / 4)).isEqualTo(rootMeanSquare, within(1e-6));
  }

  /** One band, many, and 16-bit samples above and below the range, at ratios 2 and 3. */
  @ParameterizedTest
  @MethodSource("methods")
  void keepsBandsAndRange(PansharpeningMethod method) {
    for (int bands : new int[] {1, 2, 11}) {
      for (int ratio : new int[] {2, 3}) {
        List<Plane> result = method.sharpen(scene(bands, ratio, 300));
        assertThat(result).hasSize(bands);
        assertThat(result.get(bands - 1).height()).isEqualTo(12 * ratio);
        for (Plane band : result) {
          assertThat(band.values()).doesNotContain(Double.NaN);
          assertThat(band.mean()).isBetween(20_000.0, 80_000.0);
        }
      }
    }
  }

  /** All methods are linear in the unit of the samples, so 8 and 16 bits give one image. */
  @ParameterizedTest
  @MethodSource("methods")
  void doesNotDependOnTheUnit(PansharpeningMethod method) {
    List<Plane> large = method.sharpen(scene(3, 2, 300));
    List<Plane> small = method.sharpen(scene(3, 2, 1));
    for (int i = 0; i < 3; i++) {
      assertThat(large.get(i).map(value -> value / 300).values())
          .containsExactly(small.get(i).values(), within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void constantScene(PansharpeningMethod method) {
    PanScene scene = WaveScene.constant(500, 900);
    if (Stream.of("EXP", "GSA", "BDSD").anyMatch(method.name()::equals)) {
      for (Plane band : method.sharpen(scene)) {
        assertThat(band.values())
            .containsExactly(TestPlanes.constant(64, 64, 500).values(), within(1e-4));
      }
    } else {
      assertThatThrownBy(() -> method.sharpen(scene))
          .hasMessageContaining("panchromatic image is constant");
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void bandsWithoutVariationStay(PansharpeningMethod method) {
    PanScene flat =
        new PanScene(
            WaveScene.constant(500, 900).multispectral(),
            TestPlanes.waves(64, 64),
            Sensor.other("flat", 3),
            65535,
            GridAlignment.CENTRED);
    for (Plane band : method.sharpen(flat)) {
      assertThat(band.values())
          .containsExactly(TestPlanes.constant(64, 64, 500).values(), within(1e-3));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void onePixelPerBand(PansharpeningMethod method) {
    PanScene pixel =
        PanScene.of(
            List.of(TestPlanes.constant(1, 1, 9), TestPlanes.constant(1, 1, 7)),
            TestPlanes.waves(4, 4),
            Sensor.other("pixel", 2),
            8);
    assertThatCode(() -> method.sharpen(pixel)).doesNotThrowAnyException();
    assertThat(method.sharpen(pixel).get(0).values()).doesNotContain(Double.NaN);
  }

  /** Where the panchromatic image is the mean of the enlarged bands, nothing is missing. */
  @Test
  void substitutionOfTheIntensityByItselfChangesNothing() {
    PanScene scene = scene(3, 2, 1);
    List<Plane> bands = scene.upsampled();
    PanScene same =
        new PanScene(
            scene.multispectral(),
            Injection.mean(bands),
            scene.sensor(),
            scene.peak(),
            scene.alignment());
    for (String name : List.of("Brovey", "GIHS", "GS")) {
      List<Plane> result = ClassicalMethods.named(name).sharpen(same);
      for (int i = 0; i < 3; i++) {
        assertThat(result.get(i).values()).containsExactly(bands.get(i).values(), within(1e-9));
      }
    }
  }

  @Test
  void unknownNameListsTheKnown() {
    assertThat(ClassicalMethods.named("mtf-glp").name()).isEqualTo("MTF-GLP");
    assertThat(ClassicalMethods.all())
        .allSatisfy(method -> assertThat(method.paper()).containsPattern("\\d{4}"));
    assertThatThrownBy(() -> ClassicalMethods.named("magic"))
        .hasMessageContaining("magic")
        .hasMessageContaining("Brovey")
        .hasMessageContaining("BDSD");
  }

  private static PanScene scene(int bands, int ratio, double unit) {
    List<Plane> planes =
        IntStream.range(0, bands)
            .mapToObj(i -> TestPlanes.random(12, 12, 5 + i).map(value -> value * unit))
            .toList();
    Plane sharp = TestPlanes.random(12 * ratio, 12 * ratio, 4).map(value -> value * unit);
    return PanScene.of(planes, sharp, Sensor.other("random", bands), 16);
  }
}
