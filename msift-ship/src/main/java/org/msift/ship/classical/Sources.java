package org.msift.ship.classical;

import org.msift.ship.plane.Plane;

/** What all methods have in common: a look at the sources, and what a choice is. */
final class Sources {

  private static final int MOST_LEVELS = 4;

  private Sources() {}

  static void require(Plane visible, Plane infrared) {
    visible.requireSize(infrared);
    visible.requireFinite("the visible image");
    infrared.requireFinite("the infrared image");
  }

  /** Four, or as many as leave at least one sample of the shorter side. */
  static int levels(Plane plane) {
    int side = Math.min(plane.height(), plane.width());
    return Math.min(MOST_LEVELS, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(side));
  }

  static double mean(double visible, double infrared) {
    return (visible + infrared) / 2;
  }

  /** The one of larger magnitude; the visible one where both are equal. */
  static double stronger(double visible, double infrared) {
    return Math.abs(infrared) > Math.abs(visible) ? infrared : visible;
  }
}
