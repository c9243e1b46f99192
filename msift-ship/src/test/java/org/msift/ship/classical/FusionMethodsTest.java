package org.msift.ship.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.msift.ship.plane.Plane;

class FusionMethodsTest {

  private static final int[][] SIZES = {
    {1, 1}, {1, 2}, {1, 9}, {7, 1}, {2, 2}, {2, 3}, {3, 3}, {5, 17}, {16, 16}, {31, 45}, {64, 33}
  };

  static List<Arguments> methodsAndSizes() {
    List<Arguments> all = new ArrayList<>();
    for (FusionMethod method : FusionMethods.all()) {
      for (int[] size : SIZES) {
        all.add(Arguments.of(method, size[0], size[1]));
      }
    }
    return all;
  }

  static List<FusionMethod> methods() {
    return FusionMethods.all();
  }

  private static Plane random(int height, int width, long seed) {
    return new Plane(height, width, new Random(seed).doubles((long) height * width).toArray());
  }

  @ParameterizedTest
  @MethodSource("methodsAndSizes")
  void anImageFusedWithItselfComesBack(FusionMethod method, int height, int width) {
    Plane plane = random(height, width, 1);
    double[] before = plane.values().clone();
    Plane fused = method.fuse(plane, plane);
    assertThat(fused.values()).containsExactly(before, within(1e-12));
    assertThat(plane.values()).containsExactly(before);
  }

  @ParameterizedTest
  @MethodSource("methodsAndSizes")
  void twoConstantsGiveAConstant(FusionMethod method, int height, int width) {
    Plane zero = new Plane(height, width, new double[height * width]);
    Plane dark = zero.map(value -> 0.2);
    Plane bright = zero.map(value -> 0.6);
    double expected = method instanceof MaximumFusion ? 0.6 : 0.4;
    Plane fused = method.fuse(dark, bright);
    assertThat(fused.height()).isEqualTo(height);
    assertThat(fused.width()).isEqualTo(width);
    assertThat(fused.values()).containsOnly(new double[] {expected}, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void exchangedSourcesGiveTheSame(FusionMethod method) {
    Plane first = random(21, 34, 2);
    Plane second = random(21, 34, 3);
    assertThat(method.fuse(first, second))
        .usingRecursiveComparison()
        .isEqualTo(method.fuse(second, first));
  }

  @Test
  void averageAndMaximumArePointwise() {
    Plane visible = new Plane(1, 3, new double[] {0, 0.5, 1});
    Plane infrared = new Plane(1, 3, new double[] {1, 0.25, 0.5});
    assertThat(new AverageFusion().fuse(visible, infrared).values())
        .containsExactly(0.5, 0.375, 0.75);
    assertThat(new MaximumFusion().fuse(visible, infrared).values()).containsExactly(1, 0.5, 1);
  }

  /** With mirrored edges both transforms of 2x2 samples have the mean as base. */
  @ParameterizedTest
  @MethodSource("multiresolution")
  void aPointBesideNothingLosesHalfOfItsMean(FusionMethod method) {
    Plane point = new Plane(2, 2, new double[] {1, 0, 0, 0});
    Plane nothing = new Plane(2, 2, new double[4]);
    assertThat(method.fuse(point, nothing).values())
        .containsExactly(new double[] {0.875, -0.125, -0.125, -0.125}, within(1e-12));
    assertThat(method.fuse(nothing, point).values())
        .containsExactly(new double[] {0.875, -0.125, -0.125, -0.125}, within(1e-12));
  }

  static List<FusionMethod> multiresolution() {
    return List.of(new LaplacianPyramidFusion(), new WaveletFusion());
  }

  /** Row by hand: b = 0.2 everywhere; d = ±0.3 of the visible, ±0.1 of the infrared source. */
  @ParameterizedTest
  @MethodSource("multiresolution")
  void theStrongerDetailWinsWithItsSign(FusionMethod method) {
    Plane visible = new Plane(2, 2, new double[] {0.8, 0.2, 0.8, 0.2});
    Plane infrared = new Plane(2, 2, new double[] {0.1, 0.3, 0.1, 0.3});
    assertThat(method.fuse(visible, infrared).values())
        .containsExactly(new double[] {0.65, 0.05, 0.65, 0.05}, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("multiresolution")
  void detailOfEachSourceIsKeptInItsPlace(FusionMethod method) {
    Plane visible = point(20, 20);
    Plane infrared = point(43, 40);
    Plane fused = method.fuse(visible, infrared);
    assertThat(fused.at(20, 20)).isGreaterThan(0.95);
    assertThat(fused.at(43, 40)).isGreaterThan(0.95);
    assertThat(fused.at(20, 40)).isEqualTo(0, within(0.05));
  }

  private static Plane point(int y, int x) {
    double[] values = new double[64 * 61];
    values[y * 61 + x] = 1;
    return new Plane(64, 61, values);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void badSourcesAreRefused(FusionMethod method) {
    Plane plane = random(4, 5, 5);
    assertThatThrownBy(() -> method.fuse(plane, random(5, 4, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4x5 and 5x4");
    double[] values = plane.values().clone();
    values[7] = Double.NaN;
    Plane bad = new Plane(4, 5, values);
    assertThatThrownBy(() -> method.fuse(plane, bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the infrared image: the sample at row 1, column 2 is NaN");
    assertThatThrownBy(() -> method.fuse(bad, plane))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the visible image: the sample at row 1, column 2 is NaN");
  }

  @Test
  void methodsAreFoundByName() {
    for (FusionMethod method : FusionMethods.all()) {
      assertThat(FusionMethods.named(method.name())).isEqualTo(method);
      assertThat(method.paper()).isNotBlank();
    }
    assertThat(FusionMethods.named("Laplacian")).isEqualTo(new LaplacianPyramidFusion());
    assertThatThrownBy(() -> FusionMethods.named("median"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no classical fusion method is named median; known are average, maximum, laplacian,"
                + " wavelet");
  }
}
