package org.msift.tasks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Lays attention weights over a picture as a heat map, dark blue for the smallest and yellow for
 * the largest weight, and marks the point that attends, as the paper's Figure 1 does.
 */
public final class AttentionPicture {

  private static final int LEAST_SIDE = 320;
  private static final double LEAST_OPACITY = 0.35;
  private static final double OPACITY_RANGE = 0.4;
  private static final double MARK_RADIUS = 6;

  private AttentionPicture() {}

  /**
   * The weights of one query token over the keys of one source.
   *
   * @param weights rows x columns finite weights, row after row; only their order from the smallest
   *     to the largest matters, not their sum; not modified
   * @param rows of the grid of tokens, at least 1
   * @param columns of the grid of tokens, at least 1
   */
  public record Weights(float[] weights, int rows, int columns) {

    /**
     * Weights, which are copied.
     *
     * @param weights rows x columns finite weights, row after row; only their order from the
     *     smallest to the largest matters, not their sum; not modified
     * @param rows of the grid of tokens, at least 1
     * @param columns of the grid of tokens, at least 1
     * @throws IllegalArgumentException if their number is not rows x columns or one is not finite
     */
    public Weights {
      weights = weights.clone();
      new HeatMap(weights, rows, columns);
    }
  }

  /**
   * The point that attends.
   *
   * @param y row of the picture below, at least 0
   * @param x column of the picture below, at least 0
   */
  public record Point(int y, int x) {}

  /**
   * The picture; small ones are enlarged by a whole number.
   *
   * @param below what the weights belong to, such as {@link BandView#of}; not modified
   * @param weights the weights over the whole picture
   * @param point the point to mark, in pixels of the picture below
   * @return the picture, RGB
   * @throws IllegalArgumentException if the point is outside the picture
   */
  public static BufferedImage paint(BufferedImage below, Weights weights, Point point) {
    if (point.y() < 0
        || point.y() >= below.getHeight()
        || point.x() < 0
        || point.x() >= below.getWidth()) {
      throw new IllegalArgumentException(
          "the point x %d, y %d is outside the picture of %d x %d pixels (width x height)"
              .formatted(point.x(), point.y(), below.getWidth(), below.getHeight()));
    }
    int scale = Math.max(1, LEAST_SIDE / Math.max(below.getWidth(), below.getHeight()));
    BufferedImage canvas = Paint.canvas(below.getWidth() * scale, below.getHeight() * scale);
    Graphics2D graphics = Paint.on(canvas);
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(below, 0, 0, canvas.getWidth(), canvas.getHeight(), null);
      blend(canvas, new HeatMap(weights.weights(), weights.rows(), weights.columns()));
      mark(graphics, (point.x() + 0.5) * scale, (point.y() + 0.5) * scale);
    } finally {
      graphics.dispose();
    }
    return canvas;
  }

  /**
   * Writes the picture as a PNG file, replacing a file of that name as a whole.
   *
   * @param file where to; its folder exists
   * @param below what the weights belong to; not modified
   * @param weights the weights over the whole picture
   * @param point the point to mark, in pixels of the picture below
   * @throws IllegalArgumentException if the point is outside the picture
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, BufferedImage below, Weights weights, Point point)
      throws IOException {
    PngPicture.write(file, paint(below, weights, point));
  }

  private static void blend(BufferedImage canvas, HeatMap heat) {
    for (int y = 0; y < canvas.getHeight(); y++) {
      for (int x = 0; x < canvas.getWidth(); x++) {
        double value = heat.at((y + 0.5) / canvas.getHeight(), (x + 0.5) / canvas.getWidth());
        Color picture = new Color(canvas.getRGB(x, y));
        // Where much attention lies the colour has to win over a bright picture.
        double opacity = LEAST_OPACITY + OPACITY_RANGE * value;
        Color mixed = Paint.between(picture, new Color(HeatMap.colour(value)), opacity);
        canvas.setRGB(x, y, mixed.getRGB());
      }
    }
  }

  private static void mark(Graphics2D graphics, double x, double y) {
    Ellipse2D circle =
        new Ellipse2D.Double(x - MARK_RADIUS, y - MARK_RADIUS, 2 * MARK_RADIUS, 2 * MARK_RADIUS);
    graphics.setStroke(new BasicStroke(4.5f));
    graphics.setColor(Color.WHITE);
    graphics.draw(circle);
    graphics.setStroke(new BasicStroke(2.2f));
    graphics.setColor(new Color(214, 40, 40));
    graphics.draw(circle);
  }
}
