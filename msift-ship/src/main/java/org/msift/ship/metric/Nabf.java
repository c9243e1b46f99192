package org.msift.ship.metric;

import org.msift.ship.plane.Border;
import org.msift.ship.plane.Plane;

/**
 * Fusion artifacts of Petrović and Xydeas as changed by Shreyamsha Kumar, Σ n ((1 − Q(A, F)) w(A) +
 * (1 − Q(B, F)) w(B)) / Σ(w(A) + w(B)): n is 1 where the fused gradient is stronger than both
 * others, w is g^1.5 where the gradient g is 2 or more.
 *
 * <p>Q is the root of two sigmoids, of the ratio of magnitudes (0.9999, slope 19, centre 0.5) and
 * of the agreement of directions (0.9995, 22, 0.5). Lower is better; 0..1, 0 for identical images
 * and for sources without weight. Sobel's gradient is divided by 8, edges are mirrored without
 * repetition. On 0..255: on 0..1 no gradient would reach 2. Source: B. K. Shreyamsha Kumar,
 * "Multifocus and multispectral image fusion based on pixel significance using discrete cosine
 * harmonic wavelet transform", Signal, Image and Video Processing 7(6), 2013.
 */
public final class Nabf {

  private static final double SOBEL_SUM = 8;
  private static final double LEAST_GRADIENT = 2;

  /** Pixels below the threshold have the weight 0.001, as in the authors' MATLAB code. */
  public static final FusionMetric STANDARD =
      metric("Nabf", "fusion artifacts, least weight 0.001", 0.001);

  /** Pixels below the threshold have no weight, as in the Python code of IVIF_ZOO. */
  public static final FusionMetric ZOO = metric("Nabf.ZOO", "fusion artifacts, least weight 0", 0);

  private Nabf() {}

  private static FusionMetric metric(String name, String description, double leastWeight) {
    return new FormulaMetric(
        name, Better.LOWER, 1, description, triple -> artifacts(triple, leastWeight));
  }

  private static double artifacts(FusedTriple triple, double leastWeight) {
    Edges infrared = Edges.of(triple.infrared());
    Edges visible = Edges.of(triple.visible());
    Edges fused = Edges.of(triple.fused());
    double artifacts = 0;
    double total = 0;
    for (int i = 0; i < fused.strength.length; i++) {
      double weightInfrared = infrared.weight(i, leastWeight);
      double weightVisible = visible.weight(i, leastWeight);
      total += weightInfrared + weightVisible;
      if (fused.strength[i] > infrared.strength[i] && fused.strength[i] > visible.strength[i]) {
        artifacts +=
            (1 - infrared.preserved(fused, i)) * weightInfrared
                + (1 - visible.preserved(fused, i)) * weightVisible;
      }
    }
    return total == 0 ? 0 : artifacts / total;
  }

  /** Magnitude and direction of the gradient at each pixel. */
  private record Edges(double[] strength, double[] angle) {

    static Edges of(Plane plane) {
      double[] across = Sobel.horizontal(plane, Border.REFLECT).values();
      double[] down = Sobel.vertical(plane, Border.REFLECT).values();
      for (int i = 0; i < across.length; i++) {
        double x = across[i] / SOBEL_SUM;
        double y = down[i] / SOBEL_SUM;
        across[i] = Math.sqrt(x * x + y * y);
        down[i] = x == 0 && y == 0 ? 0 : Math.atan(x / y);
      }
      return new Edges(across, down);
    }

    double weight(int i, double least) {
      return strength[i] >= LEAST_GRADIENT ? strength[i] * Math.sqrt(strength[i]) : least;
    }

    double preserved(Edges fused, int i) {
      double own = strength[i];
      double other = fused.strength[i];
      double ratio = own == 0 || other == 0 ? 0 : Math.min(own, other) / Math.max(own, other);
      double turn = Math.abs(Math.abs(angle[i] - fused.angle[i]) - Math.PI / 2);
      double magnitude = 0.9999 / (1 + Math.exp(-19 * (ratio - 0.5)));
      double direction = 0.9995 / (1 + Math.exp(-22 * (turn * 2 / Math.PI - 0.5)));
      return Math.sqrt(magnitude * direction);
    }
  }
}
