package org.msift.examples.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** A row of houses of brick along the horizon, some windows lit. */
record Buildings(Canvas canvas) {

  void paint() {
    double x = canvas.between(-0.1, 0.02);
    while (x < canvas.width()) {
      double breadth = canvas.between(0.16, 0.34);
      building(x, Canvas.HORIZON + 0.03 - canvas.between(0.2, 0.4), breadth);
      x += breadth + canvas.between(0, 0.14);
    }
  }

  private void building(double x, double top, double breadth) {
    double bottom = Canvas.HORIZON + 0.03;
    Color wall =
        Color.getHSBColor(
            (float) canvas.between(0.02, 0.12), 0.35f, (float) canvas.between(0.4, 0.75));
    Shape front = new Rectangle2D.Double(x, top, breadth, bottom - top);
    canvas.fill(front, wall, Paints.grey(canvas.between(0.28, 0.36)));
    canvas.visible().setStroke(new BasicStroke(0.0012f));
    canvas.visible().setPaint(wall.darker());
    for (double y = top; y < bottom; y += 0.008) {
      canvas.visible().draw(new Line2D.Double(x, y, x + breadth, y));
      for (double brick = x + canvas.between(0, 0.02); brick < x + breadth; brick += 0.02) {
        canvas.visible().draw(new Line2D.Double(brick, y, brick, Math.min(bottom, y + 0.008)));
      }
    }
    canvas.fill(
        new Rectangle2D.Double(x - 0.006, top - 0.012, breadth + 0.012, 0.014),
        wall.darker(),
        Paints.grey(0.24));
    for (double y = top + 0.03; y < bottom - 0.06; y += 0.07) {
      for (double window = x + 0.025; window < x + breadth - 0.035; window += 0.055) {
        window(window, y);
      }
    }
  }

  private void window(double x, double y) {
    boolean lit = canvas.random().nextInt(4) == 0;
    Color glass = lit ? new Color(255, 222, 130) : new Color(40, 52, 74);
    canvas.fill(
        new Rectangle2D.Double(x - 0.003, y - 0.003, 0.034, 0.046),
        new Color(228, 220, 205),
        Paints.grey(0.31));
    canvas.fill(new Rectangle2D.Double(x, y, 0.028, 0.04), glass, Paints.grey(lit ? 0.5 : 0.24));
    canvas.visible().setPaint(new Color(228, 220, 205));
    canvas.visible().setStroke(new BasicStroke(0.003f));
    canvas.visible().draw(new Line2D.Double(x + 0.014, y, x + 0.014, y + 0.04));
  }
}
