package org.msift.examples.scene;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Rectangle2D;

/** What hides things from the visible camera only: shadow and smoke. */
record Veil(Canvas canvas) {

  void paint() {
    shadow();
    smoke();
  }

  /** The sun is gone from one side: the visible camera sees next to nothing there. */
  private void shadow() {
    boolean left = canvas.random().nextBoolean();
    double edge = canvas.between(0.35, 0.55) * canvas.width();
    double dark = edge + (left ? -0.06 : 0.06);
    float[] ends = {(float) dark, (float) edge};
    canvas
        .visible()
        .setPaint(
            new GradientPaint(
                ends[0], 0, new Color(8, 10, 20, 212), ends[1], 0, new Color(8, 10, 20, 0)));
    canvas.visible().shear(left ? 0.35 : -0.35, 0);
    canvas.visible().fill(new Rectangle2D.Double(-1, Canvas.HORIZON + 0.02, canvas.width() + 2, 1));
    canvas.visible().shear(left ? -0.35 : 0.35, 0);
  }

  private void smoke() {
    double x = canvas.between(0.2, 0.8) * canvas.width();
    for (int i = 0; i < 70; i++) {
      double y = canvas.between(Canvas.HORIZON - 0.12, Canvas.HORIZON + 0.32);
      double size = canvas.between(0.06, 0.2);
      double drift = 0.5 * (Canvas.HORIZON + 0.32 - y);
      int level = 150 + canvas.random().nextInt(60);
      Color thick = new Color(level, level, level, 70);
      Color none = new Color(level, level, level, 0);
      double centre = x + drift + canvas.between(-0.12, 0.12);
      canvas.visible().setPaint(Paints.radial(centre, y, size / 2, thick, none));
      canvas.visible().fill(Canvas.ellipse(centre, y, size, size));
    }
  }
}
