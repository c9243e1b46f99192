package org.msift.ship.metric;

import org.msift.ship.plane.Plane;

/** Pearson's correlation of two planes. */
final class Correlation {

  private Correlation() {}

  /** −1..1; 0 if one plane is constant, since nothing varies together. */
  static double of(Plane a, Plane b) {
    double meanA = a.mean();
    double meanB = b.mean();
    double squareA = 0;
    double squareB = 0;
    double product = 0;
    for (int i = 0; i < a.values().length; i++) {
      double x = a.values()[i] - meanA;
      double y = b.values()[i] - meanB;
      squareA += x * x;
      squareB += y * y;
      product += x * y;
    }
    if (isConstant(a) || isConstant(b)) {
      return 0;
    }
    return product / Math.sqrt(squareA * squareB);
  }

  /** Asked of the values, since the mean of a constant is not always that constant. */
  private static boolean isConstant(Plane plane) {
    double first = plane.values()[0];
    for (double value : plane.values()) {
      if (value != first) {
        return false;
      }
    }
    return true;
  }
}
