package org.msift.tasks.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.msift.tasks.evaluation.ConfusionMatrix;

/**
 * Paints a confusion matrix: rows are true classes, columns predicted ones; the darker a cell, the
 * larger its part of the row. A cell shows the percentage of its row and, smaller, the count.
 */
public final class ConfusionPicture {

  private static final int CELL = 64;
  private static final int MARGIN = 24;
  private static final int AXIS = 28;
  private static final int LARGEST_CLASS_COUNT = 60;
  private static final int LONGEST_NAME = 24;

  private final ConfusionMatrix matrix;
  private final List<String> names;
  private int left;
  private int top;

  private ConfusionPicture(ConfusionMatrix matrix, List<String> names) {
    this.matrix = matrix;
    this.names = names.stream().map(ConfusionPicture::shortened).toList();
  }

  /**
   * The picture.
   *
   * @param matrix counts of at most 60 classes; not modified
   * @param names the name of each class; long ones are cut off after 24 characters
   * @return the picture, RGB
   * @throws IllegalArgumentException if there are more classes, or the number of names differs
   */
  public static BufferedImage paint(ConfusionMatrix matrix, List<String> names) {
    if (names.size() != matrix.classes()) {
      throw new IllegalArgumentException(
          names.size() + " class names for " + matrix.classes() + " classes");
    }
    if (matrix.classes() > LARGEST_CLASS_COUNT) {
      throw new IllegalArgumentException(
          "a picture shows at most "
              + LARGEST_CLASS_COUNT
              + " classes, not "
              + matrix.classes()
              + "; write the counts as JSON");
    }
    return new ConfusionPicture(matrix, names).paint();
  }

  /**
   * Writes the picture as a PNG file, replacing a file of that name as a whole.
   *
   * @param file where to; its folder exists
   * @param matrix counts of at most 60 classes; not modified
   * @param names the name of each class
   * @throws IllegalArgumentException if there are more classes, or the number of names differs
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, ConfusionMatrix matrix, List<String> names)
      throws IOException {
    PngPicture.write(file, paint(matrix, names));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private BufferedImage paint() {
    int longest = longestName();
    left = MARGIN + AXIS + longest + 10;
    top = MARGIN + AXIS + longest + 10;
    int size = matrix.classes() * CELL;
    BufferedImage canvas = Paint.canvas(left + size + MARGIN, top + size + MARGIN);
    Graphics2D graphics = Paint.on(canvas);
    try {
      axisTitles(graphics, size);
      for (int i = 0; i < matrix.classes(); i++) {
        names(graphics, i);
        row(graphics, i);
      }
      graphics.setColor(Paint.GRID);
      for (int i = 0; i <= matrix.classes(); i++) {
        graphics.drawLine(left, top + i * CELL, left + size, top + i * CELL);
        graphics.drawLine(left + i * CELL, top, left + i * CELL, top + size);
      }
    } finally {
      graphics.dispose();
    }
    return canvas;
  }

  private int longestName() {
    Graphics2D graphics = Paint.on(Paint.canvas(1, 1));
    graphics.setFont(Paint.font(14));
    int longest = names.stream().mapToInt(graphics.getFontMetrics()::stringWidth).max().orElse(0);
    graphics.dispose();
    return Math.max(longest, 20);
  }

  private void axisTitles(Graphics2D graphics, int size) {
    graphics.setFont(Paint.boldFont(15));
    graphics.setColor(Paint.INK);
    Paint.centred(graphics, "predicted", left + size / 2.0, MARGIN + AXIS / 2.0 - 4);
    upwards(graphics, MARGIN + AXIS / 2.0 - 4, top + size / 2.0, true, "true");
  }

  private void names(Graphics2D graphics, int label) {
    graphics.setFont(Paint.font(14));
    graphics.setColor(Paint.INK);
    double middle = (label + 0.5) * CELL;
    Paint.toTheLeftOf(graphics, names.get(label), left - 10, top + middle);
    upwards(graphics, left + middle, top - 10, false, names.get(label));
  }

  private static void upwards(
      Graphics2D graphics, double x, double y, boolean centred, String text) {
    Graphics2D turned = (Graphics2D) graphics.create();
    turned.translate(x, y);
    turned.rotate(-Math.PI / 2);
    if (centred) {
      Paint.centred(turned, text, 0, 0);
    } else {
      Paint.toTheRightOf(turned, text, 0, 0);
    }
    turned.dispose();
  }

  private void row(Graphics2D graphics, int truth) {
    long total = matrix.truthTotal(truth);
    for (int predicted = 0; predicted < matrix.classes(); predicted++) {
      long count = matrix.count(truth, predicted);
      double part = total == 0 ? 0 : (double) count / total;
      int x = left + predicted * CELL;
      int y = top + truth * CELL;
      graphics.setColor(Paint.between(Color.WHITE, Paint.BLUE, part));
      graphics.fillRect(x, y, CELL, CELL);
      if (count > 0) {
        figures(graphics, part, count, x + CELL / 2.0, y + CELL / 2.0);
      }
    }
  }

  private static void figures(Graphics2D graphics, double part, long count, double x, double y) {
    graphics.setColor(part > 0.5 ? Color.WHITE : Paint.INK);
    graphics.setFont(Paint.font(15));
    Paint.centred(graphics, String.format(Locale.ROOT, "%.1f", 100 * part), x, y - 8);
    graphics.setColor(part > 0.5 ? new Color(214, 228, 243) : Paint.FAINT_INK);
    graphics.setFont(Paint.font(11));
    String text =
        count < 1_000_000 ? Long.toString(count) : String.format(Locale.ROOT, "%.2fM", count / 1e6);
    Paint.centred(graphics, text, x, y + 12);
  }
}
