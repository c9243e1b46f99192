package org.msift.ship.metric;

import org.msift.ship.plane.Plane;

/** Halves a plane by means of 2x2 pixels, the last row and column repeated where they are alone. */
final class HalfScale {

  private HalfScale() {}

  /** H x W to ⌈H/2⌉ x ⌈W/2⌉. */
  static Plane of(Plane plane) {
    int height = (plane.height() + 1) / 2;
    int width = (plane.width() + 1) / 2;
    double[] values = new double[height * width];
    for (int y = 0; y < height; y++) {
      int below = Math.min(2 * y + 1, plane.height() - 1);
      for (int x = 0; x < width; x++) {
        int right = Math.min(2 * x + 1, plane.width() - 1);
        values[y * width + x] =
            (plane.at(2 * y, 2 * x)
                    + plane.at(2 * y, right)
                    + plane.at(below, 2 * x)
                    + plane.at(below, right))
                / 4;
      }
    }
    return new Plane(height, width, values);
  }
}
