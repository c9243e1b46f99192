package org.msift.ship.metric;

import org.msift.ship.plane.Plane;

/**
 * Sum of the correlations of differences, r(F − B, A) + r(F − A, B) with Pearson's r: what is added
 * to one source should be the other.
 *
 * <p>Higher is better; −2..2, 2 for the sum of both sources. A constant image or difference, such
 * as that of a fused image that is one of the sources, has r = 0; so identical images have 0. Any
 * values, not only 8 bits; no border. All toolboxes agree. Source: V. Aslantas, E. Bendes, "A new
 * image quality metric for image fusion: the sum of the correlations of differences", AEU 69(12),
 * 2015.
 */
public final class DifferenceCorrelation {

  /** Sum over both sources. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "SCD", Better.HIGHER, 1, "r(F − B, A) + r(F − A, B)", DifferenceCorrelation::of);

  private DifferenceCorrelation() {}

  private static double of(FusedTriple triple) {
    Plane fused = triple.fused();
    Plane withoutVisible = fused.combine(triple.visible(), (f, x) -> f - x);
    Plane withoutInfrared = fused.combine(triple.infrared(), (f, x) -> f - x);
    return Correlation.of(withoutVisible, triple.infrared())
        + Correlation.of(withoutInfrared, triple.visible());
  }
}
