package org.msift.ship.plane;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;

/**
 * One band of an image, H x W values in double precision, row y and column x at {@code y * width +
 * x}.
 *
 * @param height H, at least 1
 * @param width W, at least 1
 * @param values H x W values; not copied, and not to be modified
 */
public record Plane(int height, int width, double[] values) {

  /**
   * Checks the number of values.
   *
   * @param height H, at least 1
   * @param width W, at least 1
   * @param values H x W values; not copied
   * @throws IllegalArgumentException if a size is below 1, or the number of values is not H x W
   */
  public Plane {
    if (height < 1 || width < 1 || values.length != (long) height * width) {
      throw new IllegalArgumentException(
          "a plane of %dx%d with %d values; expected height and width of 1 or more and height x width values"
              .formatted(height, width, values.length));
    }
  }

  /**
   * One band of an image, samples as stored.
   *
   * @param image the image
   * @param band number of the band, from 0
   * @return the band
   * @throws ImageException if a sample is NaN or infinite, or there is no such band
   */
  public static Plane of(Image image, int band) {
    Image one = image.band(band);
    one.requireFinite("the image");
    float[] samples = one.samples();
    double[] values = new double[samples.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples[i];
    }
    return new Plane(image.height(), image.width(), values);
  }

  /**
   * One value.
   *
   * @param y row
   * @param x column
   * @return the value
   */
  public double at(int y, int x) {
    return values[y * width + x];
  }

  /**
   * A function of every value.
   *
   * @param function the function
   * @return a fresh plane
   */
  public Plane map(DoubleUnaryOperator function) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = function.applyAsDouble(values[i]);
    }
    return new Plane(height, width, result);
  }

  /**
   * A function of the values of two planes at each place.
   *
   * @param other a plane of the same size
   * @param function function of this plane's value and the other's
   * @return a fresh plane
   * @throws IllegalArgumentException if the sizes differ
   */
  public Plane combine(Plane other, DoubleBinaryOperator function) {
    requireSize(other);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = function.applyAsDouble(values[i], other.values[i]);
    }
    return new Plane(height, width, result);
  }

  /**
   * The mean.
   *
   * @return sum of the values divided by their number
   */
  public double mean() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /**
   * Refuses a plane of another size.
   *
   * @param other the plane
   * @throws IllegalArgumentException if it has another size; the message names both
   */
  public void requireSize(Plane other) {
    if (height != other.height || width != other.width) {
      throw new IllegalArgumentException(
          "planes of %dx%d and %dx%d pixels; expected one size"
              .formatted(height, width, other.height, other.width));
    }
  }

  /**
   * Refuses a plane with NaN or infinite values.
   *
   * @param name what messages call the plane
   * @throws IllegalArgumentException if a value is not finite; the message says where
   */
  public void requireFinite(String name) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "%s: the sample at row %d, column %d is %s; mask or fill such samples first"
                .formatted(name, i / width, i % width, values[i]));
      }
    }
  }
}
