package org.msift.examples.scene;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** What stands behind everything: sky and hills. */
record Backdrop(Canvas canvas) {

  void paint() {
    sky();
    hills();
  }

  private void sky() {
    Shape sky = new Rectangle2D.Double(0, 0, canvas.width(), Canvas.HORIZON);
    Paint dusk =
        Paints.vertical(0, new Color(70, 96, 150), Canvas.HORIZON, new Color(246, 190, 140));
    canvas.fill(
        sky, dusk, Paints.vertical(0, Paints.grey(0.04), Canvas.HORIZON, Paints.grey(0.16)));
    for (int i = 0; i < 9; i++) {
      double size = canvas.between(0.2, 0.6);
      Color white = new Color(255, 225, 205, 26);
      canvas.visible().setPaint(white);
      canvas
          .visible()
          .fill(
              Canvas.ellipse(
                  canvas.between(0, canvas.width()),
                  canvas.between(0.05, 0.25),
                  size,
                  0.06 * size));
    }
  }

  private void hills() {
    Path2D hills = new Path2D.Double();
    hills.moveTo(0, Canvas.HORIZON + 0.02);
    double phase = canvas.between(0, 6);
    for (double x = 0; x <= canvas.width() + 0.02; x += 0.02) {
      hills.lineTo(
          x, Canvas.HORIZON - 0.08 - 0.035 * Math.sin(3 * x + phase) - 0.012 * Math.sin(11 * x));
    }
    hills.lineTo(canvas.width() + 0.02, Canvas.HORIZON + 0.02);
    canvas.fill(hills, new Color(84, 92, 112), Paints.grey(0.2));
  }
}
