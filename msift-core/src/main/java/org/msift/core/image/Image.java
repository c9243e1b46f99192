package org.msift.core.image;

import java.util.Arrays;
import java.util.List;

/**
 * An immutable image of one or more bands, H x W x C with channels last, its samples <em>as
 * stored</em>: 0..255 for {@link SampleType#UINT8}, 0..65535 for {@link SampleType#UINT16},
 * -32768..32767 for {@link SampleType#INT16}, raw values for {@link SampleType#FLOAT32}. Three
 * bands that come from a colour file are red, green, blue.
 *
 * <p>Row y, column x and band b are at index {@code (y * width + x) * bands + b}.
 */
public final class Image {

  private final int height;
  private final int width;
  private final int bands;
  private final SampleType sampleType;
  private final float[] samples;

  private Image(int height, int width, int bands, SampleType sampleType, float[] samples) {
    this.height = height;
    this.width = width;
    this.bands = bands;
    this.sampleType = sampleType;
    this.samples = samples;
  }

  /**
   * An image of the given samples, which are copied and checked against their type.
   *
   * @param height H, at least 1
   * @param width W, at least 1
   * @param bands C, at least 1
   * @param sampleType the type, and with it the range
   * @param samples H x W x C samples as stored, channels last; not modified
   * @return the image
   * @throws ImageException if a size is below 1, the number of samples is not H x W x C, or a
   *     sample does not fit the type
   */
  public static Image of(
      int height, int width, int bands, SampleType sampleType, float... samples) {
    requireCount(height, width, bands, samples.length);
    for (int i = 0; i < samples.length; i++) {
      if (!sampleType.holds(samples[i])) {
        throw new ImageException(
            at(i, width, bands)
                + " is "
                + samples[i]
                + ", which "
                + sampleType
                + " cannot hold; scale and round first");
      }
    }
    return new Image(height, width, bands, sampleType, samples.clone());
  }

  /**
   * An image around an array that the caller gives up: neither copied nor checked against the type.
   *
   * @param samples H x W x C samples as stored; not copied, must not be modified afterwards
   */
  static Image owning(int height, int width, int bands, SampleType sampleType, float[] samples) {
    requireCount(height, width, bands, samples.length);
    return new Image(height, width, bands, sampleType, samples);
  }

  /**
   * An image from samples in the unit range. For an integer type each sample is clamped to 0..1,
   * multiplied by the type's maximum in float arithmetic and rounded half to even, as NumPy's
   * {@code round} does; for {@link SampleType#FLOAT32} it is kept as it is, unclamped.
   *
   * @param height H, at least 1
   * @param width W, at least 1
   * @param bands C, at least 1
   * @param sampleType the type to store
   * @param unit H x W x C samples, 1 is the type's maximum; not modified
   * @return the image
   * @throws ImageException if a size is below 1, the number of samples is not H x W x C, or a
   *     sample is not finite
   */
  public static Image fromUnitRange(
      int height, int width, int bands, SampleType sampleType, float[] unit) {
    requireCount(height, width, bands, unit.length);
    float[] stored = new float[unit.length];
    for (int i = 0; i < unit.length; i++) {
      if (!Float.isFinite(unit[i])) {
        throw new ImageException(
            at(i, width, bands) + " is " + unit[i] + "; every sample must be finite");
      }
      stored[i] = sampleType.isInteger() ? quantize(unit[i], sampleType.maximum()) : unit[i];
    }
    return new Image(height, width, bands, sampleType, stored);
  }

  private static float quantize(float unit, float maximum) {
    return (float) Math.rint(Math.max(0f, Math.min(1f, unit)) * maximum);
  }

  /**
   * One image of the bands of several, in their order.
   *
   * @param images at least one image; all of one size and sample type; not modified
   * @return the image with the sum of their bands
   * @throws ImageException if the list is empty or the sizes or types differ
   */
  public static Image stack(List<Image> images) {
    if (images.isEmpty()) {
      throw new ImageException("no images to stack; give at least one");
    }
    return BandStack.of(images);
  }

  /**
   * The number of rows.
   *
   * @return H, at least 1
   */
  public int height() {
    return height;
  }

  /**
   * The number of columns.
   *
   * @return W, at least 1
   */
  public int width() {
    return width;
  }

  /**
   * The number of bands.
   *
   * @return C, at least 1
   */
  public int bands() {
    return bands;
  }

  /**
   * How the samples are stored.
   *
   * @return the type, which gives the range
   */
  public SampleType sampleType() {
    return sampleType;
  }

  /**
   * One sample as stored.
   *
   * @param y row, 0..H-1
   * @param x column, 0..W-1
   * @param band band, 0..C-1
   * @return the sample in the range of its type
   * @throws IndexOutOfBoundsException if the position is outside the image
   */
  public float sample(int y, int x, int band) {
    if (y < 0 || y >= height || x < 0 || x >= width || band < 0 || band >= bands) {
      throw new IndexOutOfBoundsException(
          "row " + y + ", column " + x + ", band " + band + " is outside " + this);
    }
    return samples[(y * width + x) * bands + band];
  }

  /**
   * All samples as stored.
   *
   * @return a fresh array of H x W x C samples, channels last
   */
  public float[] samples() {
    return samples.clone();
  }

  /**
   * The samples without a copy, for readers and writers of this package.
   *
   * @return the array of this image, which must not be modified
   */
  float[] sharedSamples() {
    return samples;
  }

  /**
   * Copies all samples as stored into an array.
   *
   * @param destination modified: H x W x C samples from {@code offset} on
   * @param offset index of the first sample
   * @throws IndexOutOfBoundsException if the samples do not fit
   */
  public void copyTo(float[] destination, int offset) {
    System.arraycopy(samples, 0, destination, offset, samples.length);
  }

  /**
   * The same picture in samples of another type, by way of the unit range.
   *
   * @param type the other type
   * @return a fresh image; what lies outside 0..1 is bounded where the type is an integer
   */
  public Image as(SampleType type) {
    return fromUnitRange(height, width, bands, type, toUnitRange());
  }

  /**
   * One band as an image of its own.
   *
   * @param band band, 0..C-1
   * @return an image H x W x 1 of the same sample type; this image itself when it has one band
   * @throws IndexOutOfBoundsException if there is no such band
   */
  public Image band(int band) {
    if (band < 0 || band >= bands) {
      throw new IndexOutOfBoundsException("band " + band + " is outside " + this);
    }
    if (bands == 1) {
      return this;
    }
    float[] one = new float[height * width];
    for (int i = 0; i < one.length; i++) {
      one[i] = samples[i * bands + band];
    }
    return new Image(height, width, 1, sampleType, one);
  }

  /**
   * The samples divided by the maximum of their type; {@link SampleType#FLOAT32} as they are.
   *
   * @return a fresh array of H x W x C samples in 0..1
   * @throws ImageException if a sample falls outside 0..1 (signed or float images), or is NaN
   */
  public float[] toUnitRange() {
    return toUnitRange(sampleType.isInteger() ? sampleType.maximum() : 1f);
  }

  /**
   * The samples divided by a maximum of the caller's, such as 2047 for 11-bit satellite images
   * stored in 16 bits.
   *
   * @param maximum the stored value that stands for 1, greater than 0
   * @return a fresh array of H x W x C samples in 0..1
   * @throws ImageException if a sample falls outside 0..1, or is NaN
   */
  public float[] toUnitRange(float maximum) {
    if (!(maximum > 0f) || Float.isInfinite(maximum)) {
      throw new ImageException(
          "a maximum of " + maximum + " is no range; give a finite number greater than 0");
    }
    float[] unit = new float[samples.length];
    for (int i = 0; i < unit.length; i++) {
      if (!(samples[i] >= 0f && samples[i] <= maximum)) {
        throw new ImageException(
            at(i, width, bands)
                + " is "
                + samples[i]
                + ", outside 0.."
                + maximum
                + "; give the maximum of this sensor");
      }
      unit[i] = samples[i] / maximum;
    }
    return unit;
  }

  /**
   * Checks that no sample is NaN or infinite.
   *
   * @param name what the message calls this image, such as its file
   * @return this image
   * @throws ImageException naming band, row and column of the first such sample
   */
  public Image requireFinite(String name) {
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new ImageException(
            name
                + ": "
                + at(i, width, bands)
                + " is "
                + samples[i]
                + "; mask or fill such samples first");
      }
    }
    return this;
  }

  /** Same size, type and samples (NaN equals NaN). */
  @Override
  public boolean equals(Object other) {
    return other instanceof Image that
        && height == that.height
        && width == that.width
        && bands == that.bands
        && sampleType == that.sampleType
        && Arrays.equals(samples, that.samples);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * height + width) + Arrays.hashCode(samples);
  }

  /** Height x width x bands and the type, such as {@code image 480x640x3 UINT8}. */
  @Override
  public String toString() {
    return "image " + height + "x" + width + "x" + bands + " " + sampleType;
  }

  private static String at(int index, int width, int bands) {
    int pixel = index / bands;
    return "the sample at band "
        + index % bands
        + ", row "
        + pixel / width
        + ", column "
        + pixel % width;
  }

  private static void requireCount(int height, int width, int bands, int count) {
    if (height < 1 || width < 1 || bands < 1) {
      throw new ImageException(
          "an image of "
              + height
              + "x"
              + width
              + "x"
              + bands
              + " is empty; each size is at least 1");
    }
    if (SampleLimit.count(height, width, bands) != count) {
      throw new ImageException(
          count
              + " samples for an image of "
              + height
              + "x"
              + width
              + "x"
              + bands
              + "; give height x width x bands");
    }
  }
}
