package org.msift.examples.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;

/** People in dark coats, the warmest there is. */
record People(Canvas canvas) {

  void paint() {
    canvas
        .farToNear(7, 0.1, 0.5)
        .forEach(y -> person(canvas.between(0.04, canvas.width() - 0.04), y));
  }

  private void person(double x, double y) {
    double size = 0.07 + 0.22 * (y - Canvas.HORIZON);
    Color coat = new Color(46, 52, 40);
    Paint warm = Paints.vertical(y - size, Paints.grey(0.98), y, Paints.grey(0.78));
    double stride = canvas.between(0.05, 0.16) * size;
    canvas
        .visible()
        .setStroke(
            new BasicStroke((float) (0.11 * size), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    canvas.infrared().setStroke(canvas.visible().getStroke());
    for (double foot : new double[] {-stride, stride}) {
      canvas.stroke(
          new Line2D.Double(x, y - 0.5 * size, x + foot, y - 0.05 * size), coat, Paints.grey(0.8));
      canvas.stroke(
          new Line2D.Double(x + foot / 2, y - 0.76 * size, x + 1.4 * foot, y - 0.45 * size),
          coat,
          Paints.grey(0.85));
    }
    canvas.fill(
        new RoundRectangle2D.Double(
            x - 0.13 * size, y - 0.84 * size, 0.26 * size, 0.4 * size, 0.14 * size, 0.14 * size),
        coat,
        warm);
    canvas.fill(
        Canvas.ellipse(x, y - 0.93 * size, 0.17 * size, 0.2 * size),
        new Color(70, 58, 46),
        Paints.grey(1));
  }
}
