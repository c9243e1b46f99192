package org.msift.examples.scene;

import java.awt.Color;
import java.awt.geom.RoundRectangle2D;

/** Cars with warm engines and wheels. */
record Cars(Canvas canvas) {

  void paint() {
    canvas.farToNear(3, 0.1, 0.28).forEach(y -> car(canvas.between(0.02, canvas.width() - 0.3), y));
  }

  private void car(double x, double y) {
    double size = 0.08 + 0.35 * (y - Canvas.HORIZON);
    Color body = Color.getHSBColor(canvas.random().nextFloat(), 0.5f, 0.3f);
    canvas.fill(
        new RoundRectangle2D.Double(
            x + 0.35 * size, y - 0.75 * size, 1.0 * size, 0.5 * size, 0.3 * size, 0.3 * size),
        body.darker(),
        Paints.grey(0.42));
    canvas.fill(
        new RoundRectangle2D.Double(
            x + 0.45 * size, y - 0.68 * size, 0.8 * size, 0.3 * size, 0.2 * size, 0.2 * size),
        new Color(52, 62, 78),
        Paints.grey(0.2));
    canvas.fill(
        new RoundRectangle2D.Double(
            x, y - 0.45 * size, 1.8 * size, 0.4 * size, 0.15 * size, 0.15 * size),
        body,
        Paints.grey(0.45));
    glow(x + 0.2 * size, y - 0.3 * size, 0.45 * size);
    for (double wheel : new double[] {0.4, 1.4}) {
      canvas.fill(
          Canvas.ellipse(x + wheel * size, y - 0.06 * size, 0.34 * size, 0.34 * size),
          new Color(22, 22, 24),
          Paints.grey(0.72));
      canvas.fill(
          Canvas.ellipse(x + wheel * size, y - 0.06 * size, 0.16 * size, 0.16 * size),
          new Color(120, 120, 124),
          Paints.grey(0.88));
    }
  }

  private void glow(double x, double y, double size) {
    canvas
        .infrared()
        .setPaint(Paints.radial(x, y, size / 2, Paints.grey(0.95), new Color(1f, 1f, 1f, 0f)));
    canvas.infrared().fill(Canvas.ellipse(x, y, size, size));
  }
}
