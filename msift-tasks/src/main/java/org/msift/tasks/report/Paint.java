package org.msift.tasks.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** The look that all pictures share. */
final class Paint {

  static final Color INK = new Color(28, 39, 51);
  static final Color FAINT_INK = new Color(84, 97, 111);
  static final Color GRID = new Color(225, 228, 232);
  static final Color BLUE = new Color(20, 92, 168);

  private static final int LARGEST_PIXEL_COUNT = 1 << 27;

  private Paint() {}

  static Font font(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  static Font boldFont(int size) {
    return new Font(Font.SANS_SERIF, Font.BOLD, size);
  }

  static BufferedImage canvas(int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > LARGEST_PIXEL_COUNT) {
      throw new IllegalArgumentException(
          "a picture of %d x %d pixels cannot be painted, at most 2^27 pixels can"
              .formatted(width, height));
    }
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  static Graphics2D on(BufferedImage canvas) {
    Graphics2D graphics = canvas.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    graphics.setColor(INK);
    return graphics;
  }

  /** Writes a text around a point. */
  static void centred(Graphics2D graphics, String text, double x, double y) {
    double width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, (float) (x - width / 2), baseline(graphics, y));
  }

  /** Writes a text that ends at a point. */
  static void toTheLeftOf(Graphics2D graphics, String text, double x, double y) {
    double width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, (float) (x - width), baseline(graphics, y));
  }

  /** Writes a text that starts at a point. */
  static void toTheRightOf(Graphics2D graphics, String text, double x, double y) {
    graphics.drawString(text, (float) x, baseline(graphics, y));
  }

  private static float baseline(Graphics2D graphics, double middle) {
    return (float)
        (middle
            + (graphics.getFontMetrics().getAscent() - graphics.getFontMetrics().getDescent())
                / 2.0);
  }

  /** The colour between two, 0 the first, 1 the second. */
  static Color between(Color first, Color second, double part) {
    return new Color(
        mixed(first.getRed(), second.getRed(), part),
        mixed(first.getGreen(), second.getGreen(), part),
        mixed(first.getBlue(), second.getBlue(), part));
  }

  private static int mixed(int first, int second, double part) {
    return (int) Math.round(first + part * (second - first));
  }
}
