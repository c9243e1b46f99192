package org.msift.ship.metric;

import java.util.Arrays;
import org.msift.ship.plane.Plane;

/** The stretch of an image to the grey levels 0..255 that some metrics start with. */
final class Stretch {

  private Stretch() {}

  /**
   * round(255 (x − min) / (max − min)), halves up; zeros for a constant plane, where the published
   * code divides zero by zero.
   */
  static Plane toBytes(Plane plane) {
    double least = Arrays.stream(plane.values()).min().orElseThrow();
    double most = Arrays.stream(plane.values()).max().orElseThrow();
    if (least == most) {
      return plane.map(value -> 0);
    }
    return plane.map(value -> Math.floor((value - least) / (most - least) * 255 + 0.5));
  }
}
