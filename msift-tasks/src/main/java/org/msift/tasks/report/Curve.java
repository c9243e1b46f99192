package org.msift.tasks.report;

import java.awt.Color;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A line of a chart.
 *
 * @param name what the legend calls it
 * @param x places on the horizontal axis
 * @param y as many values; those that are not finite are left out
 * @param colour of the line
 */
public record Curve(String name, double[] x, double[] y, Color colour) {

  /**
   * A line, its numbers copied.
   *
   * @param name what the legend calls it
   * @param x places on the horizontal axis
   * @param y as many values; those that are not finite are left out
   * @param colour of the line
   * @throws IllegalArgumentException if the numbers of places and values differ
   */
  public Curve {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(colour, "colour");
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "curve '" + name + "' has " + x.length + " places, but " + y.length + " values");
    }
    x = x.clone();
    y = y.clone();
  }

  /** This line without the points that cannot be drawn, and with at most the given number. */
  Curve drawable(int largestCount) {
    int[] finite =
        IntStream.range(0, x.length)
            .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
            .toArray();
    int stride = Math.max(1, (finite.length + largestCount - 1) / largestCount);
    int[] kept =
        IntStream.range(0, finite.length)
            .filter(i -> i % stride == 0)
            .map(i -> finite[i])
            .toArray();
    return new Curve(
        name,
        IntStream.of(kept).mapToDouble(i -> x[i]).toArray(),
        IntStream.of(kept).mapToDouble(i -> y[i]).toArray(),
        colour);
  }
}
