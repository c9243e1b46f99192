package org.msift.core.operator;

import java.util.Arrays;

/**
 * A learned array of an operator, or a statistic that it tracks.
 *
 * @param name name within the operator, without an underscore (DL4J joins layer and parameter name
 *     by one)
 * @param initialization how the values start
 * @param weight true for a weight; false for a bias, a normalisation's scale or shift, or another
 *     value that weight decay usually leaves alone
 * @param statistic true for a running statistic: tracked, not learned. Its gradient is the old
 *     value minus the new one, and is subtracted as it is
 * @param shape shape of the array, row-major
 */
public record Parameter(
    String name, Initialization initialization, boolean weight, boolean statistic, long... shape) {

  /**
   * Checks the name.
   *
   * @param name name within the operator, without an underscore (DL4J joins layer and parameter
   *     name by one)
   * @param initialization how the values start
   * @param weight true for a weight; false for a bias, a normalisation's scale or shift, or another
   *     value that weight decay usually leaves alone
   * @param statistic true for a running statistic: tracked, not learned. Its gradient is the old
   *     value minus the new one, and is subtracted as it is
   * @param shape shape of the array, row-major
   */
  public Parameter {
    if (name.isEmpty() || name.indexOf('_') >= 0) {
      throw new IllegalArgumentException(
          "parameter name '"
              + name
              + "' must not be empty or contain an underscore, which DL4J puts between"
              + " layer and parameter name");
    }
  }

  /**
   * A weight.
   *
   * @param name name within the operator
   * @param initialization how the values start
   * @param shape shape of the array
   * @return the parameter
   */
  public static Parameter weight(String name, Initialization initialization, long... shape) {
    return new Parameter(name, initialization, true, false, shape);
  }

  /**
   * A bias or normalisation value.
   *
   * @param name name within the operator
   * @param initialization how the values start
   * @param shape shape of the array
   * @return the parameter
   */
  public static Parameter bias(String name, Initialization initialization, long... shape) {
    return new Parameter(name, initialization, false, false, shape);
  }

  /**
   * A running statistic, such as a mean over past batches. {@link Operator#backward} writes old
   * minus new value as its gradient; no optimiser, decay or clipping touches that. Statistics come
   * after all other parameters of an operator.
   *
   * @param name name within the operator
   * @param initialization how the values start
   * @param shape shape of the array
   * @return the parameter
   */
  public static Parameter statistic(String name, Initialization initialization, long... shape) {
    return new Parameter(name, initialization, false, true, shape);
  }

  /**
   * Number of values.
   *
   * @return the product of the shape
   */
  public long length() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
