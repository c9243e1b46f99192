package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compares arrays. */
final class Differences {

  private static final double SMALL = 0.1;

  private Differences() {}

  /** The values in row-major order. */
  static double[] values(INDArray array) {
    return array.dup('c').reshape(new long[] {array.length()}).toDoubleVector();
  }

  static double largest(double... values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /**
   * Equal shapes, and values that differ by at most the tolerance times the largest of them, or
   * times {@value #SMALL} where all are smaller: of numbers that cancel, little is left in float.
   */
  static void requireClose(String name, INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).as("shape of %s", name).isEqualTo(expected.shape());
    requireClose(name, values(actual), values(expected), tolerance);
  }

  static void requireClose(String name, double[] actual, double[] expected, double tolerance) {
    double bound = tolerance * Math.max(SMALL, largest(expected));
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(actual[i] - expected[i]) <= bound)) {
        fail(
            "%s: value %d of %d is %s, expected %s within %s",
            name, i, expected.length, actual[i], expected[i], bound);
      }
    }
  }
}
