package org.msift.ship.metric;

import org.msift.ship.plane.Border;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;

/** Sobel's derivatives, without a factor. */
final class Sobel {

  private static final double[] SMOOTH = {1, 2, 1};
  private static final double[] DIFFERENCE = {-1, 0, 1};
  private static final PlaneFilter HORIZONTAL = PlaneFilter.separable(SMOOTH, DIFFERENCE);
  private static final PlaneFilter VERTICAL = PlaneFilter.separable(DIFFERENCE, SMOOTH);

  private Sobel() {}

  /** Along x: [-1 0 1; -2 0 2; -1 0 1]. */
  static Plane horizontal(Plane plane, Border border) {
    return HORIZONTAL.apply(plane, border);
  }

  /** Along y: [-1 -2 -1; 0 0 0; 1 2 1]. */
  static Plane vertical(Plane plane, Border border) {
    return VERTICAL.apply(plane, border);
  }

  /** √(horizontal² + vertical²). */
  static Plane magnitude(Plane plane, Border border) {
    return horizontal(plane, border)
        .combine(vertical(plane, border), (x, y) -> Math.sqrt(x * x + y * y));
  }
}
