package org.msift.ship.loss;

import java.util.function.IntToDoubleFunction;

/** mean|x − wanted| over all values. */
final class MeanAbsolute {

  private MeanAbsolute() {}

  static double value(double[] x, IntToDoubleFunction wanted) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.abs(x[i] - wanted.applyAsDouble(i));
    }
    return sum / x.length;
  }

  /** Adds weight times the gradient for x; where both are equal it is 0, as in PyTorch. */
  static void addGradient(
      double[] x, IntToDoubleFunction wanted, double weight, double[] gradient) {
    double share = weight / x.length;
    for (int i = 0; i < x.length; i++) {
      gradient[i] += share * Math.signum(x[i] - wanted.applyAsDouble(i));
    }
  }
}
