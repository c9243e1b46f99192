package org.msift.ship.metric;

import org.msift.ship.plane.Plane;

/**
 * Cross entropy, ½(D(A, F) + D(B, F)) with D = Σ p log2(p / q): p and q are the shares of the 256
 * grey levels in a source and in the fused image.
 *
 * <p>Lower is better; 0 where the histograms are the same. As in VIFB, levels that one of the two
 * images lacks are left out, so that D may be below 0, and is 0 for images without a common level.
 * 8 bits: values are rounded; no border. Source: D. M. Bulanon, T. F. Burks, V. Alchanatis, "Image
 * fusion of visible and thermal images for fruit detection", Biosystems Engineering 103(1), 2009.
 */
public final class CrossEntropy {

  /** VIFB's. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "CE",
          Better.LOWER,
          1,
          "mean over both sources of Σ p log2(p / q) over common grey levels",
          triple -> triple.mean(CrossEntropy::divergence));

  private CrossEntropy() {}

  private static double divergence(Plane source, Plane fused) {
    int[] first = Histogram.counts(Histogram.levels(source));
    int[] second = Histogram.counts(Histogram.levels(fused));
    double sum = 0;
    for (int level = 0; level < Histogram.LEVELS; level++) {
      if (first[level] > 0 && second[level] > 0) {
        sum += first[level] * Math.log((double) first[level] / second[level]);
      }
    }
    return sum / Math.log(2) / source.values().length;
  }
}
