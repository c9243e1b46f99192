package org.msift.examples.scene;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * The visible and the infrared picture of one scene in the making, and its source of chance.
 *
 * <p>The scene is one picture height high; its width follows from the picture's. Shapes are painted
 * into both pictures at once, so they are registered.
 */
final class Canvas implements AutoCloseable {

  /** Where the sky ends, in picture heights from the top. */
  static final double HORIZON = 0.46;

  private final Random random;
  private final double width;
  private final BufferedImage visibleImage;
  private final BufferedImage infraredImage;
  private final Graphics2D visible;
  private final Graphics2D infrared;

  Canvas(int height, int width, long seed) {
    this.random = new Random(seed);
    this.width = (double) width / height;
    this.visibleImage = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.infraredImage = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.visible = graphics(visibleImage);
    this.infrared = graphics(infraredImage);
  }

  Random random() {
    return random;
  }

  /** In picture heights. */
  double width() {
    return width;
  }

  /** For what the visible camera alone sees. */
  Graphics2D visible() {
    return visible;
  }

  /** For what the infrared camera alone sees. */
  Graphics2D infrared() {
    return infrared;
  }

  ScenePair photographed() {
    return ScenePair.photographed(visibleImage, infraredImage, random);
  }

  void fill(Shape shape, Paint visiblePaint, Paint infraredPaint) {
    visible.setPaint(visiblePaint);
    visible.fill(shape);
    infrared.setPaint(infraredPaint);
    infrared.fill(shape);
  }

  void stroke(Shape shape, Paint visiblePaint, Paint infraredPaint) {
    visible.setPaint(visiblePaint);
    visible.draw(shape);
    infrared.setPaint(infraredPaint);
    infrared.draw(shape);
  }

  /** Sorted heights of feet below the horizon: what is near is painted over what is far. */
  DoubleStream farToNear(int count, double far, double near) {
    return random.doubles(count, HORIZON + far, HORIZON + near).sorted();
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  static Shape ellipse(double x, double y, double breadth, double height) {
    return new Ellipse2D.Double(x - breadth / 2, y - height / 2, breadth, height);
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(image.getHeight(), image.getHeight());
    return graphics;
  }

  @Override
  public void close() {
    visible.dispose();
    infrared.dispose();
  }
}
