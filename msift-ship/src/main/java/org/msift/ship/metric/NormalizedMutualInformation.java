package org.msift.ship.metric;

import org.msift.ship.plane.Plane;

/**
 * Normalised mutual information, 2 (MI(A, F) / (H(A) + H(F)) + MI(B, F) / (H(B) + H(F))) over 256
 * grey levels.
 *
 * <p>Higher is better; 0..2, 2 where the fused image tells all of both sources and they tell all of
 * it. The part of a constant source in a constant fused image is 0. 8 bits: values are rounded; no
 * border; the base of the logarithm cancels. Source: M. Hossny, S. Nahavandi, D. Creighton,
 * "Comments on ‘Information measure for performance of image fusion’", Electronics Letters 44(18),
 * 2008.
 */
public final class NormalizedMutualInformation {

  /** Hossny's normalisation. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "NMI",
          Better.HIGHER,
          1,
          "2 Σ MI(X,F) / (H(X) + H(F)) over both sources",
          triple -> 2 * triple.sum(NormalizedMutualInformation::share));

  private NormalizedMutualInformation() {}

  private static double share(Plane source, Plane fused) {
    int[] first = Histogram.levels(source);
    int[] second = Histogram.levels(fused);
    double information = Histogram.entropy(first) + Histogram.entropy(second);
    if (information == 0) {
      return 0;
    }
    return (information - Histogram.jointEntropy(first, second)) / information;
  }
}
