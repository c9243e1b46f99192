package org.msift.examples.demo;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.msift.tasks.report.BandView;
import org.msift.tasks.report.ClassColours;
import org.msift.tasks.report.ClassMapPicture;

/**
 * Paints test scenes below one another: what the sensors saw, the true classes, and what each
 * network made of it. On the sensors' pictures a line shows where objects truly end.
 */
final class ScenePanels {

  private static final int ENLARGED = 4;
  private static final int PANEL = ENLARGED * SensorScenes.SIZE;
  private static final int GAP = 12;
  private static final int TITLE = 50;
  private static final int LEGEND = 32;
  private static final int SWATCH = 14;
  private static final int ROWS = 3;
  private static final Color INK = new Color(28, 39, 51);
  private static final Color FAINT = new Color(84, 97, 111);
  private static final Color OUTLINE = new Color(255, 236, 90);

  private static final List<Color> COLOURS =
      List.of(
          new Color(214, 219, 226),
          new Color(226, 96, 52),
          new Color(56, 130, 190),
          new Color(122, 62, 142));

  private final ClassTrial.Result result;
  private final ClassColours classes;

  private ScenePanels(ClassTrial.Result result) {
    this.result = result;
    this.classes = new ClassColours(result.tested().classes(), COLOURS);
  }

  static BufferedImage paint(ClassTrial.Result result) {
    return new ScenePanels(result).picture();
  }

  private BufferedImage picture() {
    int rows = Math.min(ROWS, result.tested().count());
    int columns = 3 + result.outcomes().size();
    int width = GAP + columns * (PANEL + GAP);
    int height = TITLE + rows * (PANEL + GAP) + LEGEND;
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    try {
      prepare(graphics, width, height);
      titles(graphics);
      for (int row = 0; row < rows; row++) {
        row(graphics, row);
      }
      legend(graphics, TITLE + rows * (PANEL + GAP));
    } finally {
      graphics.dispose();
    }
    return canvas;
  }

  private static void prepare(Graphics2D graphics, int width, int height) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
  }

  private void titles(Graphics2D graphics) {
    title(graphics, 0, "Optical", "sees colour");
    title(graphics, 1, "Thermal", "sees warmth, out of place");
    title(graphics, 2, "Truth", "in the optical image");
    for (int i = 0; i < result.outcomes().size(); i++) {
      ClassTrial.Outcome outcome = result.outcomes().get(i);
      title(graphics, 3 + i, outcome.sources(), ScoreTable.percent(outcome.score()) + " right");
    }
  }

  private static void title(Graphics2D graphics, int column, String text, String below) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
    graphics.setColor(INK);
    graphics.drawString(text, left(column), 21);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    graphics.setColor(FAINT);
    graphics.drawString(below, left(column), 41);
  }

  private static int left(int column) {
    return GAP + column * (PANEL + GAP);
  }

  private void row(Graphics2D graphics, int scene) {
    int top = TITLE + scene * (PANEL + GAP);
    int[] truth = result.tested().truth(scene);
    for (int source = 0; source < 2; source++) {
      panel(graphics, source, top, BandView.of(result.tested().image(scene, source)));
      outline(graphics, left(source), top, truth);
    }
    panel(graphics, 2, top, map(truth));
    for (int i = 0; i < result.outcomes().size(); i++) {
      panel(graphics, 3 + i, top, map(result.outcomes().get(i).maps().get(scene)));
    }
  }

  private BufferedImage map(int[] labels) {
    int side = (int) Math.round(Math.sqrt(labels.length));
    return ClassMapPicture.map(labels, side, side, classes);
  }

  private static void panel(Graphics2D graphics, int column, int top, BufferedImage picture) {
    graphics.drawImage(picture, left(column), top, PANEL, PANEL, null);
  }

  private static void outline(Graphics2D graphics, int left, int top, int[] truth) {
    int size = SensorScenes.SIZE;
    graphics.setColor(OUTLINE);
    for (int i = 0; i < truth.length; i++) {
      int x = left + i % size * ENLARGED;
      int y = top + i / size * ENLARGED;
      if (i % size > 0 && truth[i] != truth[i - 1]) {
        graphics.fillRect(x, y, 1, ENLARGED);
      }
      if (i >= size && truth[i] != truth[i - size]) {
        graphics.fillRect(x, y, ENLARGED, 1);
      }
    }
  }

  private void legend(Graphics2D graphics, int top) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    int x = left(2);
    for (int label = 0; label < classes.names().size(); label++) {
      graphics.setColor(classes.colours().get(label));
      graphics.fillRect(x, top + 4, SWATCH, SWATCH);
      graphics.setColor(INK);
      String name = classes.names().get(label);
      graphics.drawString(name, x + SWATCH + 6, top + 16);
      x += SWATCH + 6 + graphics.getFontMetrics().stringWidth(name) + 22;
    }
    graphics.setColor(OUTLINE.darker());
    graphics.fillRect(GAP, top + 10, SWATCH, 2);
    graphics.setColor(INK);
    graphics.drawString("where objects truly end", GAP + SWATCH + 6, top + 16);
  }
}
