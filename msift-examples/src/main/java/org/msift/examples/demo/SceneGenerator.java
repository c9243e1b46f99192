package org.msift.examples.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * Paints a street at dusk as a visible and an infrared camera see it: texture, colour and markings
 * show in the visible picture only; people and engines in the dark or behind smoke in the infrared
 * one only.
 *
 * <p>The scene is one picture height high; its width follows from the picture's. Every shape is
 * painted into both pictures at once, so they are registered.
 */
public final class SceneGenerator {

  private static final long LARGEST_PIXEL_COUNT = 1L << 26;
  private static final int LARGEST_ASPECT = 64;
  private static final double HORIZON = 0.46;

  private final Random random;
  private final double width;
  private final BufferedImage visibleImage;
  private final BufferedImage infraredImage;
  private final Graphics2D visible;
  private final Graphics2D infrared;

  private SceneGenerator(int height, int width, long seed) {
    this.random = new Random(seed);
    this.width = (double) width / height;
    this.visibleImage = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.infraredImage = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.visible = graphics(visibleImage);
    this.infrared = graphics(infraredImage);
  }

  /**
   * A scene of its own for every seed; the same for the same seed and size.
   *
   * @param height pixels, at least 1
   * @param width pixels, at least 1 and at most 64 times the height
   * @param seed any number
   * @return the pair
   * @throws IllegalArgumentException if a side is out of its range or the picture has over 67
   *     million pixels
   */
  public static ScenePair generate(int height, int width, long seed) {
    requireSize(height, width);
    SceneGenerator scene = new SceneGenerator(height, width, seed);
    try {
      scene.paint();
    } finally {
      scene.visible.dispose();
      scene.infrared.dispose();
    }
    return ScenePair.photographed(scene.visibleImage, scene.infraredImage, scene.random);
  }

  private static void requireSize(int height, int width) {
    boolean sides = height >= 1 && width >= 1 && width <= (long) LARGEST_ASPECT * height;
    if (!sides || (long) height * width > LARGEST_PIXEL_COUNT) {
      throw new IllegalArgumentException(
          "height and width are %d and %d, expected 1 or more, a width of at most %d heights and at most %d pixels"
              .formatted(height, width, LARGEST_ASPECT, LARGEST_PIXEL_COUNT));
    }
  }

  private void paint() {
    sky();
    hills();
    buildings();
    meadow();
    road();
    trees();
    farToNear(3, 0.1, 0.28).forEach(y -> car(between(0.02, width - 0.3), y));
    farToNear(7, 0.1, 0.5).forEach(y -> person(between(0.04, width - 0.04), y));
    shadow();
    smoke();
  }

  private void sky() {
    Shape sky = new Rectangle2D.Double(0, 0, width, HORIZON);
    Paint dusk = vertical(0, new Color(70, 96, 150), HORIZON, new Color(246, 190, 140));
    fill(sky, dusk, vertical(0, grey(0.04), HORIZON, grey(0.16)));
    for (int i = 0; i < 9; i++) {
      double size = between(0.2, 0.6);
      Color white = new Color(255, 225, 205, 26);
      visible.setPaint(white);
      visible.fill(ellipse(between(0, width), between(0.05, 0.25), size, 0.06 * size));
    }
  }

  private void hills() {
    Path2D hills = new Path2D.Double();
    hills.moveTo(0, HORIZON + 0.02);
    double phase = between(0, 6);
    for (double x = 0; x <= width + 0.02; x += 0.02) {
      hills.lineTo(x, HORIZON - 0.08 - 0.035 * Math.sin(3 * x + phase) - 0.012 * Math.sin(11 * x));
    }
    hills.lineTo(width + 0.02, HORIZON + 0.02);
    fill(hills, new Color(84, 92, 112), grey(0.2));
  }

  private void buildings() {
    double x = between(-0.1, 0.02);
    while (x < width) {
      double breadth = between(0.16, 0.34);
      building(x, HORIZON + 0.03 - between(0.2, 0.4), breadth);
      x += breadth + between(0, 0.14);
    }
  }

  private void building(double x, double top, double breadth) {
    double bottom = HORIZON + 0.03;
    Color wall = Color.getHSBColor((float) between(0.02, 0.12), 0.35f, (float) between(0.4, 0.75));
    Shape front = new Rectangle2D.Double(x, top, breadth, bottom - top);
    fill(front, wall, grey(between(0.28, 0.36)));
    visible.setStroke(new BasicStroke(0.0012f));
    visible.setPaint(wall.darker());
    for (double y = top; y < bottom; y += 0.008) {
      visible.draw(new Line2D.Double(x, y, x + breadth, y));
      for (double brick = x + between(0, 0.02); brick < x + breadth; brick += 0.02) {
        visible.draw(new Line2D.Double(brick, y, brick, Math.min(bottom, y + 0.008)));
      }
    }
    fill(
        new Rectangle2D.Double(x - 0.006, top - 0.012, breadth + 0.012, 0.014),
        wall.darker(),
        grey(0.24));
    for (double y = top + 0.03; y < bottom - 0.06; y += 0.07) {
      for (double window = x + 0.025; window < x + breadth - 0.035; window += 0.055) {
        window(window, y);
      }
    }
  }

  private void window(double x, double y) {
    boolean lit = random.nextInt(4) == 0;
    Color glass = lit ? new Color(255, 222, 130) : new Color(40, 52, 74);
    fill(
        new Rectangle2D.Double(x - 0.003, y - 0.003, 0.034, 0.046),
        new Color(228, 220, 205),
        grey(0.31));
    fill(new Rectangle2D.Double(x, y, 0.028, 0.04), glass, grey(lit ? 0.5 : 0.24));
    visible.setPaint(new Color(228, 220, 205));
    visible.setStroke(new BasicStroke(0.003f));
    visible.draw(new Line2D.Double(x + 0.014, y, x + 0.014, y + 0.04));
  }

  private void meadow() {
    Shape ground = new Rectangle2D.Double(0, HORIZON + 0.02, width, 1);
    fill(
        ground,
        vertical(HORIZON, new Color(112, 128, 72), 1, new Color(58, 88, 38)),
        vertical(HORIZON, grey(0.22), 1, grey(0.27)));
    visible.setStroke(new BasicStroke(0.002f));
    for (int i = 0; i < 5_000 * width; i++) {
      double y = between(HORIZON + 0.02, 1.02);
      double blade = 0.03 * (y - HORIZON) + 0.003;
      double x = between(0, width);
      visible.setPaint(
          Color.getHSBColor((float) between(0.17, 0.3), 0.5f, (float) between(0.2, 0.62)));
      visible.draw(new Line2D.Double(x, y, x + between(-0.4, 0.4) * blade, y - blade));
    }
  }

  private void road() {
    double far = between(0.35, 0.65) * width;
    double near = between(0.35, 0.65) * width;
    fill(lane(far, near, -0.055, 0.055, 0, 1), new Color(150, 146, 138), grey(0.3));
    fill(lane(far, near, -0.048, 0.048, 0, 1), new Color(88, 88, 94), grey(0.36));
    visible.setClip(lane(far, near, -0.048, 0.048, 0, 1));
    for (int i = 0; i < 2_500; i++) {
      int level = 70 + random.nextInt(50);
      visible.setPaint(new Color(level, level, level + 4, 150));
      visible.fill(ellipse(between(0, width), between(HORIZON, 1), 0.003, 0.002));
    }
    visible.setClip(null);
    Color paint = new Color(240, 236, 214);
    fill(lane(far, near, -0.043, -0.041, 0, 1), paint, grey(0.35));
    fill(lane(far, near, 0.041, 0.043, 0, 1), paint, grey(0.35));
    for (double start = 0.02; start < 1; start = start * 1.5 + 0.01) {
      fill(lane(far, near, -0.001, 0.001, start, start * 1.25), paint, grey(0.35));
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
      double y = HORIZON + 0.02 + (0.98 - HORIZON) * corner[1];
      if (lane.getCurrentPoint() == null) {
        lane.moveTo(x, y);
      } else {
        lane.lineTo(x, y);
      }
    }
    lane.closePath();
    return lane;
  }

  private void trees() {
    for (int i = 0; i < 4; i++) {
      double x = between(0, width);
      double y = HORIZON + between(0.06, 0.2);
      double size = 0.12 + 0.6 * (y - HORIZON);
      fill(
          new Rectangle2D.Double(x - 0.05 * size, y - 0.7 * size, 0.1 * size, 0.7 * size),
          new Color(66, 48, 34),
          grey(0.26));
      for (int leaf = 0; leaf < 260; leaf++) {
        double angle = between(0, 2 * Math.PI);
        double radius = 0.5 * size * Math.sqrt(random.nextDouble());
        double patch = between(0.04, 0.14) * size;
        double leafY = y - 1.05 * size + 0.9 * radius * Math.sin(angle);
        Color green =
            Color.getHSBColor((float) between(0.2, 0.32), 0.6f, (float) between(0.16, 0.5));
        fill(
            ellipse(x + radius * Math.cos(angle), leafY, patch, 0.8 * patch),
            green,
            grey(between(0.17, 0.2)));
      }
    }
  }

  private void car(double x, double y) {
    double size = 0.08 + 0.35 * (y - HORIZON);
    Color body = Color.getHSBColor(random.nextFloat(), 0.5f, 0.3f);
    fill(
        new RoundRectangle2D.Double(
            x + 0.35 * size, y - 0.75 * size, 1.0 * size, 0.5 * size, 0.3 * size, 0.3 * size),
        body.darker(),
        grey(0.42));
    fill(
        new RoundRectangle2D.Double(
            x + 0.45 * size, y - 0.68 * size, 0.8 * size, 0.3 * size, 0.2 * size, 0.2 * size),
        new Color(52, 62, 78),
        grey(0.2));
    fill(
        new RoundRectangle2D.Double(
            x, y - 0.45 * size, 1.8 * size, 0.4 * size, 0.15 * size, 0.15 * size),
        body,
        grey(0.45));
    glow(x + 0.2 * size, y - 0.3 * size, 0.45 * size);
    for (double wheel : new double[] {0.4, 1.4}) {
      fill(
          ellipse(x + wheel * size, y - 0.06 * size, 0.34 * size, 0.34 * size),
          new Color(22, 22, 24),
          grey(0.72));
      fill(
          ellipse(x + wheel * size, y - 0.06 * size, 0.16 * size, 0.16 * size),
          new Color(120, 120, 124),
          grey(0.88));
    }
  }

  private void person(double x, double y) {
    double size = 0.07 + 0.22 * (y - HORIZON);
    Color coat = new Color(46, 52, 40);
    Paint warm = vertical(y - size, grey(0.98), y, grey(0.78));
    double stride = between(0.05, 0.16) * size;
    visible.setStroke(
        new BasicStroke((float) (0.11 * size), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    infrared.setStroke(visible.getStroke());
    for (double foot : new double[] {-stride, stride}) {
      stroke(new Line2D.Double(x, y - 0.5 * size, x + foot, y - 0.05 * size), coat, grey(0.8));
      stroke(
          new Line2D.Double(x + foot / 2, y - 0.76 * size, x + 1.4 * foot, y - 0.45 * size),
          coat,
          grey(0.85));
    }
    fill(
        new RoundRectangle2D.Double(
            x - 0.13 * size, y - 0.84 * size, 0.26 * size, 0.4 * size, 0.14 * size, 0.14 * size),
        coat,
        warm);
    fill(ellipse(x, y - 0.93 * size, 0.17 * size, 0.2 * size), new Color(70, 58, 46), grey(1));
  }

  /** The sun is gone from one side: the visible camera sees next to nothing there. */
  private void shadow() {
    boolean left = random.nextBoolean();
    double edge = between(0.35, 0.55) * width;
    double dark = edge + (left ? -0.06 : 0.06);
    float[] ends = {(float) dark, (float) edge};
    visible.setPaint(
        new GradientPaint(
            ends[0], 0, new Color(8, 10, 20, 212), ends[1], 0, new Color(8, 10, 20, 0)));
    visible.shear(left ? 0.35 : -0.35, 0);
    visible.fill(new Rectangle2D.Double(-1, HORIZON + 0.02, width + 2, 1));
    visible.shear(left ? -0.35 : 0.35, 0);
  }

  private void smoke() {
    double x = between(0.2, 0.8) * width;
    for (int i = 0; i < 70; i++) {
      double y = between(HORIZON - 0.12, HORIZON + 0.32);
      double size = between(0.06, 0.2);
      double drift = 0.5 * (HORIZON + 0.32 - y);
      int level = 150 + random.nextInt(60);
      Color thick = new Color(level, level, level, 70);
      Color none = new Color(level, level, level, 0);
      double centre = x + drift + between(-0.12, 0.12);
      visible.setPaint(radial(centre, y, size / 2, thick, none));
      visible.fill(ellipse(centre, y, size, size));
    }
  }

  private void glow(double x, double y, double size) {
    infrared.setPaint(radial(x, y, size / 2, grey(0.95), new Color(1f, 1f, 1f, 0f)));
    infrared.fill(ellipse(x, y, size, size));
  }

  private void fill(Shape shape, Paint visiblePaint, Paint infraredPaint) {
    visible.setPaint(visiblePaint);
    visible.fill(shape);
    infrared.setPaint(infraredPaint);
    infrared.fill(shape);
  }

  private void stroke(Shape shape, Paint visiblePaint, Paint infraredPaint) {
    visible.setPaint(visiblePaint);
    visible.draw(shape);
    infrared.setPaint(infraredPaint);
    infrared.draw(shape);
  }

  /** Sorted heights of feet below the horizon: what is near is painted over what is far. */
  private DoubleStream farToNear(int count, double far, double near) {
    return random.doubles(count, HORIZON + far, HORIZON + near).sorted();
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static Shape ellipse(double x, double y, double breadth, double height) {
    return new Ellipse2D.Double(x - breadth / 2, y - height / 2, breadth, height);
  }

  private static Paint vertical(double top, Color above, double bottom, Color below) {
    return new GradientPaint(0, (float) top, above, 0, (float) bottom, below);
  }

  private static Paint radial(double x, double y, double radius, Color centre, Color edge) {
    float[] stops = {0, 1};
    return new RadialGradientPaint(
        (float) x, (float) y, (float) radius, stops, new Color[] {centre, edge});
  }

  private static Color grey(double level) {
    return new Color((float) level, (float) level, (float) level);
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(image.getHeight(), image.getHeight());
    return graphics;
  }
}
