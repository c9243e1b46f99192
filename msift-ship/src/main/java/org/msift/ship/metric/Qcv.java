package org.msift.ship.metric;

import org.msift.ship.plane.Border;
import org.msift.ship.plane.FrequencyFilter;
import org.msift.ship.plane.Plane;

/**
 * Chen and Varshney's quality, the visible difference to the sources weighted by their saliency:
 * all images are stretched to 0..255; the differences A − F and B − F pass the filter of contrast
 * sensitivity 2.6 (0.0192 + 0.144 r) exp(−(0.144 r)^1.1); the mean square D of each 16x16 window is
 * weighted by λ, the sum over the window of the fifth power of the source's Sobel gradient, Σ(λ(A)
 * D(A) + λ(B) D(B)) / Σ(λ(A) + λ(B)).
 *
 * <p>Lower is better; from 0, for identical images. For sources without any edge all windows weigh
 * the same. 8 bits after the stretch; Sobel's gradient and windows that reach over the image see
 * zeros there, the filter repeats the image. Source: H. Chen, P. K. Varshney, "A human perception
 * inspired quality metric for image fusion based on regional information", Information Fusion 8(2),
 * 2007; frequencies and constants as in Z. Liu's code and VIFB.
 */
public final class Qcv {

  private static final int SIDE = 16;
  private static final double VIEWING = 8;

  /** VIFB's. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "Qcv", Better.LOWER, 1, "visible difference to the salient regions", Qcv::quality);

  private Qcv() {}

  private static double quality(FusedTriple triple) {
    Plane infrared = Stretch.toBytes(triple.infrared());
    Plane visible = Stretch.toBytes(triple.visible());
    Plane fused = Stretch.toBytes(triple.fused());
    int height = fused.height();
    int width = fused.width();
    FrequencyFilter sensitivity =
        new FrequencyFilter(
            height,
            width,
            (u, v) -> sensitivity(Math.hypot(u * width / VIEWING, v * height / VIEWING)));
    Plane[] differences =
        sensitivity.apply(
            infrared.combine(fused, (x, f) -> x - f), visible.combine(fused, (x, f) -> x - f));
    return weighted(
        new Plane[] {saliency(infrared), saliency(visible)},
        new Plane[] {meanSquares(differences[0]), meanSquares(differences[1])});
  }

  private static double weighted(Plane[] saliency, Plane[] differences) {
    double sum = 0;
    double total = 0;
    double plain = 0;
    for (int source = 0; source < saliency.length; source++) {
      double[] weights = saliency[source].values();
      double[] values = differences[source].values();
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * values[i];
        total += weights[i];
        plain += values[i] / (saliency.length * weights.length);
      }
    }
    return total == 0 ? plain : sum / total;
  }

  private static double sensitivity(double r) {
    return 2.6 * (0.0192 + 0.144 * r) * Math.exp(-Math.pow(0.144 * r, 1.1));
  }

  private static Plane saliency(Plane plane) {
    Plane magnitude = Sobel.magnitude(plane, Border.ZERO);
    return windowSums(magnitude.map(g -> g * g * g * g * g));
  }

  private static Plane meanSquares(Plane difference) {
    return windowSums(difference.map(d -> d * d)).map(sum -> sum / (SIDE * SIDE));
  }

  /** Sums over windows that do not overlap; the last ones may reach over the edge. */
  private static Plane windowSums(Plane plane) {
    int rows = (plane.height() + SIDE - 1) / SIDE;
    int columns = (plane.width() + SIDE - 1) / SIDE;
    double[] sums = new double[rows * columns];
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        sums[y / SIDE * columns + x / SIDE] += plane.at(y, x);
      }
    }
    return new Plane(rows, columns, sums);
  }
}
