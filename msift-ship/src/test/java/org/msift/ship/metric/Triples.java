package org.msift.ship.metric;

import java.util.Random;
import org.msift.ship.plane.Plane;

/** Images for the tests of metrics. */
final class Triples {

  private Triples() {}

  /** A value of row y and column x. */
  @FunctionalInterface
  interface Formula {
    double at(int y, int x);
  }

  static Plane plane(int height, int width, Formula formula) {
    double[] values = new double[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = formula.at(i / width, i % width);
    }
    return new Plane(height, width, values);
  }

  /** Waves in grey levels, and a fusion of them: 64x80 in the golden numbers. */
  static FusedTriple waves(int height, int width) {
    Plane infrared =
        plane(
            height,
            width,
            (y, x) ->
                Math.floor(127.5 + 100 * Math.sin(0.31 * x + 0.17 * y) + 20 * Math.cos(0.9 * y)));
    Plane visible =
        plane(
            height,
            width,
            (y, x) ->
                Math.floor(127.5 + 90 * Math.cos(0.11 * x - 0.23 * y) + 30 * Math.sin(1.1 * x)));
    Plane fused =
        infrared.combine(visible, (a, b) -> Math.floor(0.6 * Math.max(a, b) + 0.2 * (a + b)));
    return new FusedTriple(infrared, visible, fused);
  }

  /** Grey levels without order. */
  static Plane noise(int height, int width, int seed) {
    Random random = new Random(seed);
    return plane(height, width, (y, x) -> random.nextInt(256));
  }

  static Plane constant(int height, int width, double value) {
    return plane(height, width, (y, x) -> value);
  }
}
