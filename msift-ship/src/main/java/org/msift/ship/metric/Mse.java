package org.msift.ship.metric;

import org.msift.ship.plane.Plane;

/**
 * Mean squared error, ½(MSE(A, F) + MSE(B, F)).
 *
 * <p>Lower is better; 0 for identical images; range 0..65025 on 0..255, 0..1 on 0..1. Any values,
 * not only 8 bits; no border. Source: P. Jagalingam, A. V. Hegde, "A review of quality metrics for
 * fused image", Aquatic Procedia 4, 2015.
 */
public final class Mse {

  private static final double SQUARED_PEAK = 255.0 * 255.0;

  /** MSE on the scale 0..255. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "MSE",
          Better.LOWER,
          1,
          "mean over both sources of the mean squared error, scale 0..255",
          Mse::mean);

  /** MSE on the scale 0..1, as in the tables of Linfeng Tang's toolbox. */
  public static final FusionMetric LINFENG =
      new FormulaMetric(
          "MSE.LINFENG",
          Better.LOWER,
          1,
          "mean over both sources of the mean squared error, scale 0..1",
          triple -> mean(triple) / SQUARED_PEAK);

  private Mse() {}

  /** Sums of grey levels are exact before the one division. */
  private static double mean(FusedTriple triple) {
    return triple.mean(Mse::squaredError) / triple.fused().values().length;
  }

  /**
   * The mean squared difference of two planes.
   *
   * @param a H x W; not modified
   * @param b H x W; not modified
   * @return Σ(a − b)² / (H·W)
   * @throws IllegalArgumentException if sizes differ or a value is not finite
   */
  public static double of(Plane a, Plane b) {
    return squaredError(a, b) / a.values().length;
  }

  /** Σ(a − b)². */
  static double squaredError(Plane a, Plane b) {
    a.requireSize(b);
    double sum = 0;
    for (int i = 0; i < a.values().length; i++) {
      double difference = a.values()[i] - b.values()[i];
      sum += difference * difference;
    }
    if (!Double.isFinite(sum)) {
      a.requireFinite("the first plane");
      b.requireFinite("the second plane");
    }
    return sum;
  }
}
