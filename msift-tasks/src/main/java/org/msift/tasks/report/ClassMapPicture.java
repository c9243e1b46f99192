package org.msift.tasks.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Paints a predicted map of classes beside the true one, with a legend below. Labels that are no
 * class, such as the ignored one, are black.
 */
public final class ClassMapPicture {

  private static final int MARGIN = 20;
  private static final int TITLE = 30;
  private static final int LEGEND_LINE = 26;
  private static final int SWATCH = 16;
  private static final int LEAST_SIDE = 320;

  private ClassMapPicture() {}

  /**
   * The picture; small maps are enlarged by a whole number, so that every pixel stays a square.
   *
   * @param truth height x width labels, row after row; not modified
   * @param predicted as many labels; not modified
   * @param height rows of the map, at least 1
   * @param width columns of the map, at least 1
   * @param classes names and colours
   * @return the picture, RGB; the truth to the left
   * @throws IllegalArgumentException if the number of labels is not height x width, or the picture
   *     would be too large
   */
  public static BufferedImage paint(
      int[] truth, int[] predicted, int height, int width, ClassColours classes) {
    requireMap("true", truth, height, width);
    requireMap("predicted", predicted, height, width);
    int scale = Math.max(1, LEAST_SIDE / Math.max(height, width));
    int panelWidth = width * scale;
    int pictureWidth = Math.max(2 * panelWidth + 3 * MARGIN, LEAST_SIDE);
    Legend legend = new Legend(classes, pictureWidth - 2 * MARGIN);
    int legendTop = TITLE + height * scale + 2 * MARGIN;
    BufferedImage canvas = Paint.canvas(pictureWidth, legendTop + legend.height() + MARGIN / 2);
    Graphics2D graphics = Paint.on(canvas);
    try {
      int second = panelWidth + 2 * MARGIN;
      panel(graphics, "Truth", map(truth, height, width, classes), MARGIN, scale);
      panel(graphics, "Prediction", map(predicted, height, width, classes), second, scale);
      legend.paint(graphics, legendTop);
    } finally {
      graphics.dispose();
    }
    return canvas;
  }

  /**
   * Writes the picture as a PNG file, replacing a file of that name as a whole.
   *
   * @param file where to; its folder exists
   * @param truth height x width labels, row after row; not modified
   * @param predicted as many labels; not modified
   * @param height rows of the map, at least 1
   * @param width columns of the map, at least 1
   * @param classes names and colours
   * @throws IllegalArgumentException if the number of labels is not height x width, or the picture
   *     would be too large
   * @throws IOException if the file cannot be written
   */
  public static void write(
      Path file, int[] truth, int[] predicted, int height, int width, ClassColours classes)
      throws IOException {
    PngPicture.write(file, paint(truth, predicted, height, width, classes));
  }

  /**
   * A map alone, one pixel for each label.
   *
   * @param labels height x width labels, row after row; not modified
   * @param height rows, at least 1
   * @param width columns, at least 1
   * @param classes names and colours
   * @return a picture of the map's size, RGB
   * @throws IllegalArgumentException if the number of labels is not height x width
   */
  public static BufferedImage map(int[] labels, int height, int width, ClassColours classes) {
    requireMap("given", labels, height, width);
    BufferedImage map = Paint.canvas(width, height);
    for (int i = 0; i < labels.length; i++) {
      map.setRGB(i % width, i / width, classes.colourOf(labels[i]).getRGB());
    }
    return map;
  }

  private static void requireMap(String kind, int[] labels, int height, int width) {
    if (height < 1 || width < 1 || labels.length != (long) height * width) {
      throw new IllegalArgumentException(
          "%d %s labels are no map of %d x %d pixels"
              .formatted(labels.length, kind, height, width));
    }
  }

  private static void panel(
      Graphics2D graphics, String title, BufferedImage map, int left, int scale) {
    int width = map.getWidth() * scale;
    int height = map.getHeight() * scale;
    graphics.setFont(Paint.boldFont(15));
    graphics.setColor(Paint.INK);
    Paint.toTheRightOf(graphics, title, left, MARGIN / 2.0 + TITLE / 2.0);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(map, left, MARGIN / 2 + TITLE, width, height, null);
  }

  /** Swatches with names, in as many columns as fit. */
  private static final class Legend {

    private final ClassColours classes;
    private final int columnWidth;
    private final int columns;

    private Legend(ClassColours classes, int width) {
      this.classes = classes;
      Graphics2D graphics = Paint.on(Paint.canvas(1, 1));
      graphics.setFont(Paint.font(14));
      int longest =
          classes.names().stream().mapToInt(graphics.getFontMetrics()::stringWidth).max().orElse(0);
      graphics.dispose();
      this.columnWidth = SWATCH + 8 + longest + 24;
      this.columns = Math.max(1, Math.min(classes.names().size(), width / columnWidth));
    }

    private int height() {
      return (classes.names().size() + columns - 1) / columns * LEGEND_LINE;
    }

    private void paint(Graphics2D graphics, int top) {
      graphics.setFont(Paint.font(14));
      for (int label = 0; label < classes.names().size(); label++) {
        int x = MARGIN + label % columns * columnWidth;
        int y = top + label / columns * LEGEND_LINE;
        graphics.setColor(classes.colourOf(label));
        graphics.fillRect(x, y, SWATCH, SWATCH);
        graphics.setColor(Paint.INK);
        Paint.toTheRightOf(graphics, classes.names().get(label), x + SWATCH + 8, y + SWATCH / 2.0);
      }
    }
  }
}
