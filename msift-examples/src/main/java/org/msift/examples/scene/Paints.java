package org.msift.examples.scene;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;

/** Greys, which are levels of warmth in the infrared picture, and gradients. */
final class Paints {

  private Paints() {}

  static Paint vertical(double top, Color above, double bottom, Color below) {
    return new GradientPaint(0, (float) top, above, 0, (float) bottom, below);
  }

  static Paint radial(double x, double y, double radius, Color centre, Color edge) {
    float[] stops = {0, 1};
    return new RadialGradientPaint(
        (float) x, (float) y, (float) radius, stops, new Color[] {centre, edge});
  }

  static Color grey(double level) {
    return new Color((float) level, (float) level, (float) level);
  }
}
