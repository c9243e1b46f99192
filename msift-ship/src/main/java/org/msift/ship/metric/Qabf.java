package org.msift.ship.metric;

import java.util.function.DoubleUnaryOperator;
import org.msift.ship.plane.Plane;

/**
 * Edge preservation of Xydeas and Petrović, Σ(Q(A, F) g(A) + Q(B, F) g(B)) / Σ(g(A) + g(B)): g is
 * the magnitude of Sobel's gradient, Q the product of two sigmoids, of the ratio of magnitudes (Γ =
 * 0.9994, κ = −15, σ = 0.5) and of the agreement of directions (0.9879, −22, 0.8).
 *
 * <p>Higher is better; 0..1, for identical images 0.975 because of the sigmoids. Beyond the image
 * stands 0, to which any but a black image has an edge; for two black sources the value is 0. All
 * published code has the slip that equal magnitudes have that magnitude as their ratio in the place
 * of 1: harmless on 0..255 except for pixels without any gradient, but not on 0..1. Source: C. S.
 * Xydeas, V. Petrović, "Objective image fusion performance measure", Electronics Letters 36(4),
 * 2000.
 */
public final class Qabf {

  private static final double PEAK = 255;
  private static final int[][] HORIZONTAL = {{1, 0, -1}, {2, 0, -2}, {1, 0, -1}};
  private static final int[][] VERTICAL = {{-1, -2, -1}, {0, 0, 0}, {1, 2, 1}};

  /** On 0..255, as CDDFuse's evaluator and VIFB. */
  public static final FusionMetric STANDARD =
      metric("Qabf", "edges preserved from both sources, scale 0..255", value -> value);

  /**
   * On 0..1, as in the tables of Linfeng Tang's toolbox. There the direction where the horizontal
   * derivative should be 0 is up to rounding, so the order of MATLAB's sums is kept.
   */
  public static final FusionMetric LINFENG =
      metric(
          "Qabf.LINFENG", "edges preserved from both sources, scale 0..1", value -> value / PEAK);

  private Qabf() {}

  private static FusionMetric metric(String name, String description, DoubleUnaryOperator scale) {
    return new FormulaMetric(
        name, Better.HIGHER, 1, description, triple -> preserved(triple, scale));
  }

  private static double preserved(FusedTriple triple, DoubleUnaryOperator scale) {
    Edges fused = Edges.of(triple.fused().map(scale));
    Edges infrared = Edges.of(triple.infrared().map(scale));
    Edges visible = Edges.of(triple.visible().map(scale));
    double preserved = 0;
    double total = 0;
    for (int i = 0; i < fused.strength.length; i++) {
      preserved +=
          infrared.preserved(fused, i) * infrared.strength[i]
              + visible.preserved(fused, i) * visible.strength[i];
      total += infrared.strength[i] + visible.strength[i];
    }
    return total == 0 ? 0 : preserved / total;
  }

  /** Magnitude and direction of the gradient at each pixel. */
  private record Edges(double[] strength, double[] angle) {

    static Edges of(Plane plane) {
      double[] strength = derivative(plane, HORIZONTAL);
      double[] angle = derivative(plane, VERTICAL);
      for (int i = 0; i < angle.length; i++) {
        double x = strength[i];
        double y = angle[i];
        strength[i] = Math.sqrt(x * x + y * y);
        angle[i] = x == 0 ? Math.PI / 2 : Math.atan(y / x);
      }
      return new Edges(strength, angle);
    }

    double preserved(Edges fused, int i) {
      double own = strength[i];
      double other = fused.strength[i];
      double ratio = own == other ? other : Math.min(own, other) / Math.max(own, other);
      double agreement = 1 - Math.abs(angle[i] - fused.angle[i]) / (Math.PI / 2);
      return 0.9994
          / (1 + Math.exp(-15 * (ratio - 0.5)))
          * (0.9879 / (1 + Math.exp(-22 * (agreement - 0.8))));
    }

    /** Sums up the neighbours from the last to the first, column by column. */
    private static double[] derivative(Plane plane, int[][] kernel) {
      double[] result = new double[plane.values().length];
      for (int dx = 1; dx >= -1; dx--) {
        for (int dy = 1; dy >= -1; dy--) {
          if (kernel[dy + 1][dx + 1] != 0) {
            add(plane, dy, dx, kernel[dy + 1][dx + 1], result);
          }
        }
      }
      return result;
    }

    private static void add(Plane plane, int dy, int dx, double factor, double[] result) {
      int width = plane.width();
      int first = Math.max(0, -dx);
      int end = Math.min(width, width - dx);
      for (int y = Math.max(0, -dy); y < Math.min(plane.height(), plane.height() - dy); y++) {
        int from = (y + dy) * width + dx;
        for (int x = first; x < end; x++) {
          result[y * width + x] += factor * plane.values()[from + x];
        }
      }
    }
  }
}
