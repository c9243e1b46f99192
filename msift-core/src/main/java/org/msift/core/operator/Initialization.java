package org.msift.core.operator;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How the values of a parameter start. */
@FunctionalInterface
public interface Initialization {

  /**
   * Fills the values of one parameter.
   *
   * @param values the values, row-major. Modified
   * @param random source of random numbers
   */
  void fill(double[] values, RandomGenerator random);

  /**
   * The same value everywhere.
   *
   * @param value the value
   * @return the initialisation
   */
  static Initialization constant(double value) {
    return (values, random) -> Arrays.fill(values, value);
  }

  /**
   * Uniform in [-bound, bound].
   *
   * @param bound half the width of the interval
   * @return the initialisation
   */
  static Initialization uniform(double bound) {
    return (values, random) -> Arrays.setAll(values, i -> bound * (2 * random.nextDouble() - 1));
  }

  /**
   * Normal with mean 0.
   *
   * @param deviation standard deviation
   * @return the initialisation
   */
  static Initialization normal(double deviation) {
    return (values, random) -> Arrays.setAll(values, i -> deviation * random.nextGaussian());
  }

  /**
   * PyTorch's default for convolutions, linear layers and their biases: Kaiming-uniform with a =
   * sqrt(5), which is uniform in ±1/sqrt(fanIn).
   *
   * @param fanIn number of inputs that each output sums over
   * @return the initialisation
   */
  static Initialization fanIn(long fanIn) {
    return uniform(1 / Math.sqrt(fanIn));
  }

  /**
   * Xavier-normal, scaled.
   *
   * @param fanIn number of inputs that each output sums over
   * @param fanOut number of outputs that each input goes to
   * @param gain factor on the standard deviation sqrt(2 / (fanIn + fanOut))
   * @return the initialisation
   */
  static Initialization xavierNormal(long fanIn, long fanOut, double gain) {
    return normal(gain * Math.sqrt(2.0 / (fanIn + fanOut)));
  }
}
