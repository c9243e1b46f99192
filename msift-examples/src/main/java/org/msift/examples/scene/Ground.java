package org.msift.examples.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A meadow of single blades, and a road through it. */
record Ground(Canvas canvas) {

  void paint() {
    meadow();
    road();
  }

  private void meadow() {
    Shape ground = new Rectangle2D.Double(0, Canvas.HORIZON + 0.02, canvas.width(), 1);
    canvas.fill(
        ground,
        Paints.vertical(Canvas.HORIZON, new Color(112, 128, 72), 1, new Color(58, 88, 38)),
        Paints.vertical(Canvas.HORIZON, Paints.grey(0.22), 1, Paints.grey(0.27)));
    canvas.visible().setStroke(new BasicStroke(0.002f));
    for (int i = 0; i < 5_000 * canvas.width(); i++) {
      double y = canvas.between(Canvas.HORIZON + 0.02, 1.02);
      double blade = 0.03 * (y - Canvas.HORIZON) + 0.003;
      double x = canvas.between(0, canvas.width());
      canvas
          .visible()
          .setPaint(
              Color.getHSBColor(
                  (float) canvas.between(0.17, 0.3), 0.5f, (float) canvas.between(0.2, 0.62)));
      canvas
          .visible()
          .draw(new Line2D.Double(x, y, x + canvas.between(-0.4, 0.4) * blade, y - blade));
    }
  }

  private void road() {
    double far = canvas.between(0.35, 0.65) * canvas.width();
    double near = canvas.between(0.35, 0.65) * canvas.width();
    canvas.fill(lane(far, near, -0.055, 0.055, 0, 1), new Color(150, 146, 138), Paints.grey(0.3));
    canvas.fill(lane(far, near, -0.048, 0.048, 0, 1), new Color(88, 88, 94), Paints.grey(0.36));
    canvas.visible().setClip(lane(far, near, -0.048, 0.048, 0, 1));
    for (int i = 0; i < 2_500; i++) {
      int level = 70 + canvas.random().nextInt(50);
      canvas.visible().setPaint(new Color(level, level, level + 4, 150));
      canvas
          .visible()
          .fill(
              Canvas.ellipse(
                  canvas.between(0, canvas.width()),
                  canvas.between(Canvas.HORIZON, 1),
                  0.003,
                  0.002));
    }
    canvas.visible().setClip(null);
    Color paint = new Color(240, 236, 214);
    canvas.fill(lane(far, near, -0.043, -0.041, 0, 1), paint, Paints.grey(0.35));
    canvas.fill(lane(far, near, 0.041, 0.043, 0, 1), paint, Paints.grey(0.35));
    for (double start = 0.02; start < 1; start = start * 1.5 + 0.01) {
      canvas.fill(lane(far, near, -0.001, 0.001, start, start * 1.25), paint, Paints.grey(0.35));
    }
  }

  /**
   * A strip along the road: side to side in road widths at the horizon, from far (0) to near (1).
   */
  private static Path2D lane(
      double far, double near, double left, double right, double from, double to) {
    Path2D lane = new Path2D.Double();
    double[][] corners = {{left, from}, {right, from}, {right, to}, {left, to}};
    for (double[] corner : corners) {
      double x = far + (near - far) * corner[1] + corner[0] * (1 + 8 * corner[1]);
      double y = Canvas.HORIZON + 0.02 + (0.98 - Canvas.HORIZON) * corner[1];
      if (lane.getCurrentPoint() == null) {
        lane.moveTo(x, y);
      } else {
        lane.lineTo(x, y);
      }
    }
    lane.closePath();
    return lane;
  }
}
