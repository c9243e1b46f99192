package org.msift.ship.metric.pansharpening;

/**
 * The product of hypercomplex numbers of 2^n components by the Cayley-Dickson construction, (a, b)
 * (c, d) = (a c - d* b, d a + b c*): real and complex numbers, quaternions, octonions and so on.
 *
 * <p>The product of the units i and j is the unit {@code i xor j} with a sign; a table holds the
 * signs.
 */
final class HypercomplexProduct {

  private final int[][] signs;

  private HypercomplexProduct(int[][] signs) {
    this.signs = signs;
  }

  /** Numbers of at least so many components. */
  static HypercomplexProduct ofComponents(int components) {
    int size = 1;
    int[][] signs = {{1}};
    while (size < components) {
      signs = doubled(signs, size);
      size *= 2;
    }
    return new HypercomplexProduct(signs);
  }

  private static int[][] doubled(int[][] half, int size) {
    int[][] signs = new int[2 * size][2 * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        signs[i][j] = half[i][j];
        signs[i][size + j] = half[j][i];
        signs[size + i][j] = half[i][j] * conjugate(j);
        signs[size + i][size + j] = -conjugate(j) * half[j][i];
      }
    }
    return signs;
  }

  /** The sign of a unit under conjugation. */
  private static int conjugate(int unit) {
    return unit == 0 ? 1 : -1;
  }

  /** The number of components, a power of two. */
  int components() {
    return signs.length;
  }

  /**
   * The product of a number and the conjugate of another, summed over terms.
   *
   * @param products sums of the products of component i of the first and j of the second. Not
   *     modified
   * @return the components
   */
  double[] timesConjugate(double[][] products) {
    double[] result = new double[signs.length];
    for (int i = 0; i < signs.length; i++) {
      for (int j = 0; j < signs.length; j++) {
        result[i ^ j] += signs[i][j] * conjugate(j) * products[i][j];
      }
    }
    return result;
  }
}
