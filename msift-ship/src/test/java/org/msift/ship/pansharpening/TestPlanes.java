package org.msift.ship.pansharpening;

import java.util.Random;
import org.msift.ship.plane.Plane;

/** Planes made by formulas. */
public final class TestPlanes {

  /** A value by row and column. */
  public interface Formula {

    /** The value of row y and column x. */
    double at(int y, int x);
  }

  private TestPlanes() {}

  /** A plane of a formula. */
  public static Plane of(int height, int width, Formula formula) {
    double[] values = new double[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        values[y * width + x] = formula.at(y, x);
      }
    }
    return new Plane(height, width, values);
  }

  /** Waves, floored. */
  public static Plane waves(int height, int width) {
    return of(
        height,
        width,
        (y, x) -> Math.floor(127.5 + 60 * Math.sin(0.2 * x + 0.13 * y) + 20 * Math.cos(0.7 * y)));
  }

  /** Uniform random values in [100, 200). */
  public static Plane random(int height, int width, long seed) {
    return new Plane(
        height, width, new Random(seed).doubles((long) height * width, 100, 200).toArray());
  }

  /** One value everywhere. */
  public static Plane constant(int height, int width, double value) {
    return of(height, width, (y, x) -> value);
  }
}
