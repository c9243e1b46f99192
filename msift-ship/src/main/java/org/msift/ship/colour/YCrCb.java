package org.msift.ship.colour;

import org.msift.core.image.Image;
import org.msift.core.image.SampleType;

/**
 * A visible image H x W taken apart into luminance Y and, where it has colour, the differences Cr
 * and Cb. Immutable.
 *
 * <p>Y = 0.299 R + 0.587 G + 0.114 B, Cr = 0.713 (R - Y) + 0.5, Cb = 0.564 (B - Y) + 0.5, and back
 * R = Y + 1.403 (Cr - 0.5), G = Y - 0.714 (Cr - 0.5) - 0.344 (Cb - 0.5), B = Y + 1.773 (Cb - 0.5),
 * as the published code of SHIP has it. Every step is rounded to float, as PyTorch does.
 */
public final class YCrCb {

  private static final int GREY = 1;
  private static final int COLOUR = 3;
  private static final float[] NO_COLOUR = {};

  private final int height;
  private final int width;
  private final SampleType sampleType;
  private final float[] luminance;
  private final float[] red;
  private final float[] blue;

  private YCrCb(Image image, float[] luminance, float[] red, float[] blue) {
    this.height = image.height();
    this.width = image.width();
    this.sampleType = image.sampleType();
    this.luminance = luminance;
    this.red = red;
    this.blue = blue;
  }

  /** Grey samples in the unit range are the luminance. */
  static YCrCb ofGrey(Image image, float[] unit) {
    return new YCrCb(image, unit, NO_COLOUR, NO_COLOUR);
  }

  /** Takes R, G, B samples in the unit range apart. */
  static YCrCb ofColour(Image image, float[] unit) {
    int pixels = unit.length / COLOUR;
    float[] luminance = new float[pixels];
    float[] red = new float[pixels];
    float[] blue = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      float r = unit[COLOUR * i];
      float g = unit[COLOUR * i + 1];
      float b = unit[COLOUR * i + 2];
      float y = 0.299f * r + 0.587f * g + 0.114f * b;
      luminance[i] = y;
      red[i] = (r - y) * 0.713f + 0.5f;
      blue[i] = (b - y) * 0.564f + 0.5f;
    }
    return new YCrCb(image, luminance, red, blue);
  }

  /**
   * The number of rows.
   *
   * @return H
   */
  public int height() {
    return height;
  }

  /**
   * The number of columns.
   *
   * @return W
   */
  public int width() {
    return width;
  }

  /**
   * The luminance.
   *
   * @return a fresh array of H x W values in [0, 1], up to rounding
   */
  public float[] luminance() {
    return luminance.clone();
  }

  /**
   * An image with the colour of this one and another luminance. Every sample is clamped to [0, 1].
   *
   * @param other luminance of H x W values. Not modified
   * @return an image of the bands and sample type this one was made from
   * @throws IllegalArgumentException if the number of values is not H x W
   */
  Image with(float[] other) {
    if (other.length != luminance.length) {
      throw new IllegalArgumentException(
          "a luminance of %d values for an image of %dx%d; give height x width"
              .formatted(other.length, height, width));
    }
    return red.length == 0 ? grey(other) : colour(other);
  }

  private Image grey(float[] other) {
    float[] unit = new float[other.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = clamp(other[i]);
    }
    return Image.fromUnitRange(height, width, GREY, sampleType, unit);
  }

  private Image colour(float[] other) {
    float[] unit = new float[COLOUR * other.length];
    for (int i = 0; i < other.length; i++) {
      // The network's result is clamped before colour is added, and the colours once more after it.
      float y = clamp(other[i]);
      float cr = red[i] - 0.5f;
      float cb = blue[i] - 0.5f;
      unit[COLOUR * i] = clamp(y + 1.403f * cr);
      unit[COLOUR * i + 1] = clamp(y - 0.714f * cr - 0.344f * cb);
      unit[COLOUR * i + 2] = clamp(y + 1.773f * cb);
    }
    return Image.fromUnitRange(height, width, COLOUR, sampleType, unit);
  }

  /** NaN stays, so that it is found and not hidden. */
  private static float clamp(float value) {
    return Math.max(0f, Math.min(1f, value));
  }
}
