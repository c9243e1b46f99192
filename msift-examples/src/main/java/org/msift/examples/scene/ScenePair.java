package org.msift.examples.scene;

import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A visible and an infrared picture of one scene, registered pixel by pixel.
 *
 * @param height H, pixels
 * @param width W, pixels
 * @param visible red, green and blue, (H, W, 3) in C order, in [0, 1]
 * @param infrared brightness, warm is bright, (H, W, 1) in C order, in [0, 1]
 */
public record ScenePair(int height, int width, float[] visible, float[] infrared) {

  private static final double VISIBLE_NOISE = 0.012;
  private static final double INFRARED_NOISE = 0.01;
  private static final double COLUMN_NOISE = 0.006;

  public ScenePair {
    requireLength("visible", visible.length, 3L * height * width);
    requireLength("infrared", infrared.length, (long) height * width);
  }

  /**
   * What two cameras make of two painted pictures: the infrared one is soft, and both are noisy.
   */
  static ScenePair photographed(BufferedImage visible, BufferedImage infrared, Random random) {
    int height = visible.getHeight();
    int width = visible.getWidth();
    float[] colours = new float[3 * height * width];
    float[] warmth = new float[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = y * width + x;
        int rgb = visible.getRGB(x, y);
        for (int band = 0; band < 3; band++) {
          colours[3 * pixel + band] = (rgb >> (16 - 8 * band) & 255) / 255f;
        }
        warmth[pixel] = (infrared.getRGB(x, y) & 255) / 255f;
      }
    }
    soften(warmth, height, width);
    addNoise(colours, random);
    addColumnNoise(warmth, width, random);
    return new ScenePair(height, width, colours, warmth);
  }

  private static void addNoise(float[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = clamp(values[i] + VISIBLE_NOISE * random.nextGaussian());
    }
  }

  /** Infrared detectors read out by column leave faint vertical stripes. */
  private static void addColumnNoise(float[] values, int width, Random random) {
    double[] columns = random.doubles(width, -COLUMN_NOISE, COLUMN_NOISE).toArray();
    for (int i = 0; i < values.length; i++) {
      double noise = columns[i % width] + INFRARED_NOISE * random.nextGaussian();
      values[i] = clamp(values[i] + noise);
    }
  }

  /** A small binomial blur along both axes, edges repeated. Modifies the array. */
  private static void soften(float[] values, int height, int width) {
    for (int y = 0; y < height; y++) {
      softenLine(values, y * width, 1, width);
    }
    for (int x = 0; x < width; x++) {
      softenLine(values, x, width, height);
    }
  }

  private static void softenLine(float[] values, int start, int stride, int count) {
    float previous = values[start];
    for (int i = 0; i < count; i++) {
      int here = start + i * stride;
      float current = values[here];
      float next = values[i + 1 < count ? here + stride : here];
      values[here] = (previous + 2 * current + next) / 4;
      previous = current;
    }
  }

  private static float clamp(double value) {
    return (float) Math.min(1, Math.max(0, value));
  }

  private static void requireLength(String name, int actual, long expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          name + " has " + actual + " values, expected " + expected + " for the given size");
    }
  }
}
