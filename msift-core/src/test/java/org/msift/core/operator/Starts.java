package org.msift.core.operator;

import java.util.Arrays;
import java.util.Random;

/** How parameters start. */
final class Starts {

  private Starts() {}

  static double[] of(Parameter parameter) {
    double[] values = new double[(int) parameter.length()];
    Arrays.fill(values, Double.NaN);
    parameter.initialization().fill(values, new Random(3));
    return values;
  }

  /** Root of the mean square. */
  static double deviation(double... values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).average().orElseThrow());
  }
}
