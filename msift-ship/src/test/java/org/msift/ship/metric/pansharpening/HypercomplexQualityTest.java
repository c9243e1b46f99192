package org.msift.ship.metric.pansharpening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msift.ship.pansharpening.Bands;
import org.msift.ship.pansharpening.TestPlanes;
import org.msift.ship.pansharpening.WaveScene;
import org.msift.ship.pansharpening.classical.ClassicalMethods;
import org.msift.ship.plane.Plane;

class HypercomplexQualityTest {

  /** Hamilton's table: row times column; the number says the unit, from 1, and its sign. */
  private static final int[][] QUATERNIONS = {
    {1, 2, 3, 4}, {2, -1, 4, -3}, {3, -4, -1, 2}, {4, 3, -2, -1}
  };

  @Test
  void quaternionsMultiplyByHamiltonsTable() {
    HypercomplexProduct product = HypercomplexProduct.ofComponents(4);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double[][] pair = new double[4][4];
        // The product conjugates the second factor, so its sign is turned before.
        pair[i][j] = j == 0 ? 1 : -1;
        double[] expected = new double[4];
        expected[Math.abs(QUATERNIONS[i][j]) - 1] = Math.signum(QUATERNIONS[i][j]);
        assertThat(product.timesConjugate(pair)).containsExactly(expected);
      }
    }
  }

  /** Of reals, complex numbers, quaternions and octonions the norm of a product is the product. */
  @Test
  void normsMultiplyUpToOctonions() {
    for (int components : new int[] {1, 2, 4, 8}) {
      double[] a = TestPlanes.random(1, components, 1).values();
      double[] b = TestPlanes.random(1, components, 2).values();
      double[][] products = new double[components][components];
      for (int i = 0; i < components; i++) {
        for (int j = 0; j < components; j++) {
          products[i][j] = a[i] * b[j];
        }
      }
      double[] result = HypercomplexProduct.ofComponents(components).timesConjugate(products);
      assertThat(squares(result))
          .isEqualTo(squares(a) * squares(b), within(1e-12 * squares(a) * squares(b)));
    }
  }

  @Test
  void addsComponentsToAPowerOfTwo() {
    assertThat(HypercomplexProduct.ofComponents(10).components()).isEqualTo(16);
  }

  @Test
  void equalImagesHaveQualityOne() {
    List<Plane> bands = WaveScene.SCENE.multispectral();
    for (int count = 1; count <= 4; count++) {
      List<Plane> some = bands.subList(0, count);
      assertThat(HypercomplexQuality.index(some, some)).isEqualTo(1, within(1e-12));
    }
  }

  /** A scaled copy of one band: the index by hand, block by block. */
  @Test
  void oneBandIsTheUniversalIndexOfScaledValues() {
    Plane truth = TestPlanes.of(32, 32, (y, x) -> 100 + (7 * x + 3 * y) % 50);
    Plane twice = truth.map(value -> 2 * value);
    double mean = truth.mean();
    double deviation = Math.sqrt(truth.map(v -> (v - mean) * (v - mean)).mean() * 1024 / 1023);
    // Scaled, the truth has mean and deviation 1, the copy has deviation 2 and this mean:
    double scaledMean = (2 * mean - mean) / deviation + 1;
    double expected = 2 * 2 / (1.0 + 4.0) * 2 * scaledMean / (1 + scaledMean * scaledMean);
    assertThat(HypercomplexQuality.index(List.of(truth), List.of(twice)))
        .isEqualTo(expected, within(1e-12));
  }

  /** Values of the toolbox's recursion, written down independently in NumPy. */
  @Test
  void agreesWithTheToolboxFormulas() {
    List<Plane> truth = WaveScene.SCENE.upsampled();
    List<Plane> result = ClassicalMethods.named("GSA").sharpen(WaveScene.SCENE);
    List<Plane> other = ClassicalMethods.named("BDSD").sharpen(WaveScene.SCENE);
    assertThat(HypercomplexQuality.index(cut(truth, 128, 100), cut(result, 128, 100)))
        .isEqualTo(0.8407640231926599, within(1e-9));
    List<Plane> six = new ArrayList<>(truth);
    List<Plane> sixResults = new ArrayList<>(result);
    for (int i = 0; i < 2; i++) {
      six.add(truth.get(i).map(value -> 1.5 * value));
      sixResults.add(other.get(i).map(value -> 1.5 * value));
    }
    // Six bands become eight, and 70 x 128 pixels become 96 x 128.
    assertThat(HypercomplexQuality.index(cut(six, 70, 128), cut(sixResults, 70, 128)))
        .isEqualTo(0.45290536601845544, within(1e-9));
  }

  @Test
  void constantImagesAndOnePixelHaveAValue() {
    Plane seven = TestPlanes.constant(1, 1, 7);
    assertThat(HypercomplexQuality.index(List.of(seven), List.of(seven))).isEqualTo(1);
    Plane eight = TestPlanes.constant(1, 1, 8);
    assertThat(HypercomplexQuality.index(List.of(seven), List.of(eight))).isBetween(0.0, 1e-9);
  }

  private static List<Plane> cut(List<Plane> bands, int height, int width) {
    return bands.stream().map(band -> Bands.crop(band, 0, 0, height, width)).toList();
  }

  private static double squares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }
}
