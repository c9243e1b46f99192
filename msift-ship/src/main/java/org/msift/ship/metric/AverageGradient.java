package org.msift.ship.metric;

import java.util.function.ToDoubleFunction;
import org.msift.ship.plane.Plane;

/**
 * Average gradient of the fused image, mean √((gx² + gy²) / 2): g is half the difference of both
 * neighbours, at the edge the difference to the only one, as MATLAB's {@code gradient}.
 *
 * <p>Higher is better; from 0, for a constant image. Any values, not only 8 bits; at least 2x2
 * pixels. Toolboxes differ in what they divide by, and the published figures of SHIP are without
 * the factor ½. Source: G. Cui, H. Feng, Z. Xu, Q. Li, Y. Chen, "Detail preserved fusion of visible
 * and infrared images using regional saliency extraction and multi-scale image decomposition",
 * Optics Communications 341, 2015.
 */
public final class AverageGradient {

  /** Divided by the number of pixels, as CDDFuse's evaluator. */
  public static final FusionMetric STANDARD =
      metric("AG", "mean of √((gx² + gy²) / 2)", plane -> sum(plane) / plane.values().length);

  /** Divided by (H − 1)(W − 1), as Linfeng Tang's toolbox and VIFB. */
  public static final FusionMetric LINFENG =
      metric("AG.LINFENG", "Σ√((gx² + gy²) / 2) / ((H − 1)(W − 1))", AverageGradient::linfeng);

  /** Mean of √(gx² + gy²): √2 times the standard one. */
  public static final FusionMetric WITHOUT_HALF =
      metric(
          "AG.WITHOUT_HALF",
          "mean of √(gx² + gy²)",
          plane -> Math.sqrt(2) * sum(plane) / plane.values().length);

  private AverageGradient() {}

  private static FusionMetric metric(String name, String description, ToDoubleFunction<Plane> of) {
    return new FormulaMetric(
        name, Better.HIGHER, 2, description, triple -> of.applyAsDouble(triple.fused()));
  }

  private static double linfeng(Plane plane) {
    return sum(plane) / ((double) (plane.height() - 1) * (plane.width() - 1));
  }

  private static double sum(Plane plane) {
    int bottom = plane.height() - 1;
    int right = plane.width() - 1;
    double sum = 0;
    for (int y = 0; y <= bottom; y++) {
      int above = Math.max(y - 1, 0);
      int below = Math.min(y + 1, bottom);
      for (int x = 0; x <= right; x++) {
        int before = Math.max(x - 1, 0);
        int after = Math.min(x + 1, right);
        double gx = (plane.at(y, after) - plane.at(y, before)) / (after - before);
        double gy = (plane.at(below, x) - plane.at(above, x)) / (below - above);
        sum += Math.sqrt((gx * gx + gy * gy) / 2);
      }
    }
    return sum;
  }
}
