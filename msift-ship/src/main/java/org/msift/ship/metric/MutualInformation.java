package org.msift.ship.metric;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import org.msift.ship.plane.Plane;

/**
 * Mutual information of fused image and sources, MI(A, F) + MI(B, F) with MI = H(X) + H(F) − H(X,
 * F) over 256 grey levels.
 *
 * <p>Higher is better; from 0, the value too where the fused image is constant, to 16 bits. 8 bits:
 * values are rounded; no border. Toolboxes differ in the logarithm and in the levels. Source: G.
 * Qu, D. Zhang, P. Yan, "Information measure for performance of image fusion", Electronics Letters
 * 38(7), 2002.
 */
public final class MutualInformation {

  /** In bits, as in the SHIP paper. */
  public static final FusionMetric STANDARD =
      metric("MI", "mutual information with both sources in bits", MutualInformation::of);

  /** In nats, as CDDFuse's evaluator. */
  public static final FusionMetric NATURAL =
      metric(
          "MI.NATURAL",
          "mutual information with both sources in nats",
          (source, fused) -> Math.log(2) * of(source, fused));

  /**
   * In bits, as in the tables of Linfeng Tang's toolbox, whose joint histogram runs on MATLAB's
   * 8-bit integers: levels 254 and 255 are one there, but not in the entropies of each image.
   */
  public static final FusionMetric LINFENG =
      metric(
          "MI.LINFENG",
          "the same in bits, levels 254 and 255 being one in the joint histogram",
          MutualInformation::saturated);

  /** In nats, each image first stretched to 0..255, as VIFB. */
  public static final FusionMetric VIFB =
      metric(
          "MI.VIFB",
          "the same in nats, each image stretched to 0..255 first",
          (source, fused) -> Math.log(2) * of(Stretch.toBytes(source), Stretch.toBytes(fused)));

  private MutualInformation() {}

  private static FusionMetric metric(
      String name, String description, ToDoubleBiFunction<Plane, Plane> of) {
    return new FormulaMetric(name, Better.HIGHER, 1, description, triple -> triple.sum(of));
  }

  private static double of(Plane source, Plane fused) {
    return of(Histogram.levels(source), Histogram.levels(fused));
  }

  static double of(int[] source, int[] fused) {
    return Histogram.entropy(source)
        + Histogram.entropy(fused)
        - Histogram.jointEntropy(source, fused);
  }

  private static double saturated(Plane source, Plane fused) {
    int[] first = Histogram.levels(source);
    int[] second = Histogram.levels(fused);
    return Histogram.entropy(first)
        + Histogram.entropy(second)
        - Histogram.jointEntropy(merged(first), merged(second));
  }

  private static int[] merged(int[] levels) {
    return Arrays.stream(levels).map(level -> Math.min(level, Histogram.LEVELS - 2)).toArray();
  }
}
