package org.msift.ship.metric;

import org.msift.ship.plane.Plane;

/**
 * Standard deviation of the fused image, √mean(F − µ)².
 *
 * <p>Higher is better; 0..127.5, 0 for a constant image. Any values, not only 8 bits; no border.
 * VIFB calls it variance. Source: Y.-J. Rao, "In-fibre Bragg grating sensors", Measurement Science
 * and Technology 8, 1997, to which the field's toolboxes refer.
 */
public final class StandardDeviation {

  private static final double LARGEST_BYTE = 255;

  /** All pixels are the population: divided by their number. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "SD",
          Better.HIGHER,
          1,
          "standard deviation of the fused image, scale 0..255",
          triple -> standard(triple.fused()));

  /**
   * As in the tables of Linfeng Tang's toolbox, whose formula runs on MATLAB's 8-bit integers:
   * differences are rounded and those below 0 become 0, squares above 255 become 255. At most
   * 15.97, and of use for those tables alone.
   */
  public static final FusionMetric LINFENG =
      new FormulaMetric(
          "SD.LINFENG",
          Better.HIGHER,
          1,
          "√mean of min(255, max(0, round(F − µ))²)",
          triple -> saturated(triple.fused()));

  private StandardDeviation() {}

  private static double standard(Plane plane) {
    double mean = plane.mean();
    double sum = 0;
    for (double value : plane.values()) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / plane.values().length);
  }

  private static double saturated(Plane plane) {
    double mean = plane.mean();
    double sum = 0;
    for (double value : plane.values()) {
      double difference = Math.max(0, Math.floor(value - mean + 0.5));
      sum += Math.min(LARGEST_BYTE, difference * difference);
    }
    return Math.sqrt(sum / plane.values().length);
  }
}
