package org.msift.ship.metric;

import java.util.function.ToDoubleFunction;
import org.msift.ship.plane.Plane;

/**
 * Spatial frequency of the fused image, √(RF² + CF²): RF² and CF² are means of the squared
 * differences of neighbours along rows and columns.
 *
 * <p>Higher is better; from 0, for a constant image, to 360.6 on 0..255. Any values, not only 8
 * bits; no border; at least 2x2 pixels. Toolboxes differ in what they divide by and in the scale.
 * Source: A. M. Eskicioglu, P. S. Fisher, "Image quality measures and their performance", IEEE
 * Transactions on Communications 43(12), 1995.
 */
public final class SpatialFrequency {

  private static final double PEAK = 255;

  /** Each sum divided by its own number of differences, scale 0..255. */
  public static final FusionMetric STANDARD =
      metric("SF", 2, "mean squared differences of neighbours, scale 0..255", SpatialFrequency::of);

  /** The same on 0..1, as in the tables of Linfeng Tang's toolbox. */
  public static final FusionMetric LINFENG =
      metric(
          "SF.LINFENG",
          2,
          "mean squared differences of neighbours, scale 0..1",
          plane -> of(plane) / PEAK);

  /**
   * Both sums divided by the number of pixels, as VIFB. VIFB applies it to the bands of a colour
   * image side by side, see {@link Grey#SIDE_BY_SIDE}.
   */
  public static final FusionMetric VIFB =
      metric(
          "SF.VIFB",
          1,
          "squared differences of neighbours divided by the number of pixels, scale 0..255",
          SpatialFrequency::perPixel);

  private SpatialFrequency() {}

  private static FusionMetric metric(
      String name, int side, String description, ToDoubleFunction<Plane> of) {
    return new FormulaMetric(
        name, Better.HIGHER, side, description, triple -> of.applyAsDouble(triple.fused()));
  }

  private static double of(Plane plane) {
    int height = plane.height();
    int width = plane.width();
    return Math.sqrt(
        alongRows(plane) / ((double) height * (width - 1))
            + alongColumns(plane) / ((double) (height - 1) * width));
  }

  private static double perPixel(Plane plane) {
    return Math.sqrt((alongRows(plane) + alongColumns(plane)) / plane.values().length);
  }

  private static double alongRows(Plane plane) {
    double sum = 0;
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 1; x < plane.width(); x++) {
        double difference = plane.at(y, x) - plane.at(y, x - 1);
        sum += difference * difference;
      }
    }
    return sum;
  }

  private static double alongColumns(Plane plane) {
    double[] values = plane.values();
    double sum = 0;
    for (int i = plane.width(); i < values.length; i++) {
      double difference = values[i] - values[i - plane.width()];
      sum += difference * difference;
    }
    return sum;
  }
}
