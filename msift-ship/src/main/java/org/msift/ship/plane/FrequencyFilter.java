package org.msift.ship.plane;

import org.msift.ship.plane.FourierTransform.Complex;

/**
 * A filter given by its gain at each frequency, applied through the discrete Fourier transform: the
 * plane repeats beyond its edges. Any size; sizes of small prime factors are fast.
 */
public final class FrequencyFilter {

  private final int height;
  private final int width;
  private final double[] gains;
  private final FourierTransform columns;
  private final FourierTransform rows;

  /** The gain of a filter without phase. */
  @FunctionalInterface
  public interface Gain {

    /**
     * The gain at a frequency.
     *
     * @param u frequency along x, −1..1, 1 being half a cycle a pixel
     * @param v frequency along y, likewise
     * @return the gain; the same at (−u, −v), as an image without imaginary part needs
     */
    double at(double u, double v);
  }

  /**
   * The filter of planes of one size.
   *
   * @param height H, at least 1
   * @param width W, at least 1
   * @param gain the gain, asked once for each frequency
   */
  public FrequencyFilter(int height, int width, Gain gain) {
    this.height = height;
    this.width = width;
    this.columns = new FourierTransform(height);
    this.rows = new FourierTransform(width);
    this.gains = new double[height * width];
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        gains[x * height + y] =
            gain.at(frequency(x, width), frequency(y, height)) / ((double) height * width);
      }
    }
  }

  /** −1 up to but not 1 for an even n, symmetric about 0 for an odd one. */
  private static double frequency(int index, int n) {
    return 2.0 * (index < (n + 1) / 2 ? index : index - n) / n;
  }

  /**
   * Filters one plane.
   *
   * @param plane H x W; not modified
   * @return a fresh plane H x W
   * @throws IllegalArgumentException if it has another size
   */
  public Plane apply(Plane plane) {
    return apply(plane, new Plane(height, width, new double[height * width]))[0];
  }

  /**
   * Filters two planes in the time of one: one is the real, the other the imaginary part.
   *
   * @param first H x W; not modified
   * @param second H x W; not modified
   * @return two fresh planes H x W
   * @throws IllegalArgumentException if one has another size
   */
  public Plane[] apply(Plane first, Plane second) {
    require(first);
    require(second);
    Complex image = new Complex(first.values().clone(), second.values().clone());
    Complex spectrum = rows.apply(transposed(columns.apply(image), height, width));
    for (int i = 0; i < gains.length; i++) {
      spectrum.real()[i] *= gains[i];
      spectrum.imaginary()[i] *= gains[i];
    }
    Complex lines = transposed(rows.apply(spectrum.exchanged()), width, height);
    Complex result = columns.apply(lines).exchanged();
    return new Plane[] {
      new Plane(height, width, result.real()), new Plane(height, width, result.imaginary())
    };
  }

  private void require(Plane plane) {
    if (plane.height() != height || plane.width() != width) {
      throw new IllegalArgumentException(
          "a plane of %dx%d for a filter of %dx%d; expected one size"
              .formatted(plane.height(), plane.width(), height, width));
    }
  }

  private static Complex transposed(Complex values, int height, int width) {
    Complex result = new Complex(height * width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        result.real()[x * height + y] = values.real()[y * width + x];
        result.imaginary()[x * height + y] = values.imaginary()[y * width + x];
      }
    }
    return result;
  }
}
