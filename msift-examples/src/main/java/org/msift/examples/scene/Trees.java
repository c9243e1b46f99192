package org.msift.examples.scene;

import java.awt.Color;
import java.awt.geom.Rectangle2D;

/** Trees of many leaves, nearly even in the infrared picture. */
record Trees(Canvas canvas) {

  void paint() {
    for (int i = 0; i < 4; i++) {
      double x = canvas.between(0, canvas.width());
      double y = Canvas.HORIZON + canvas.between(0.06, 0.2);
      double size = 0.12 + 0.6 * (y - Canvas.HORIZON);
      canvas.fill(
          new Rectangle2D.Double(x - 0.05 * size, y - 0.7 * size, 0.1 * size, 0.7 * size),
          new Color(66, 48, 34),
          Paints.grey(0.26));
      for (int leaf = 0; leaf < 260; leaf++) {
        double angle = canvas.between(0, 2 * Math.PI);
        double radius = 0.5 * size * Math.sqrt(canvas.random().nextDouble());
        double patch = canvas.between(0.04, 0.14) * size;
        double leafY = y - 1.05 * size + 0.9 * radius * Math.sin(angle);
        Color green =
            Color.getHSBColor(
                (float) canvas.between(0.2, 0.32), 0.6f, (float) canvas.between(0.16, 0.5));
        canvas.fill(
            Canvas.ellipse(x + radius * Math.cos(angle), leafY, patch, 0.8 * patch),
            green,
            Paints.grey(canvas.between(0.17, 0.2)));
      }
    }
  }
}
