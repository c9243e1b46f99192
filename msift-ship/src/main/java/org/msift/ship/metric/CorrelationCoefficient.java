package org.msift.ship.metric;

/**
 * Correlation coefficient, ½(r(A, F) + r(B, F)) with Pearson's r.
 *
 * <p>Higher is better; −1..1, 1 where all three images are the same. A constant image has r = 0.
 * Any values, not only 8 bits; no border. All toolboxes agree. Source: M. Deshmukh, U. Bhosale,
 * "Image fusion and image quality assessment of fused images", International Journal of Image
 * Processing 4(5), 2010.
 */
public final class CorrelationCoefficient {

  /** Mean over both sources. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "CC",
          Better.HIGHER,
          1,
          "mean over both sources of the correlation with the fused image",
          triple -> triple.mean(Correlation::of));

  private CorrelationCoefficient() {}
}
