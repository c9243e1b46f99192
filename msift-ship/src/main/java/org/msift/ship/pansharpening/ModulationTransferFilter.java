package org.msift.ship.pansharpening;

import org.msift.ship.plane.Border;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;
import org.msift.ship.plane.Resampling;

/**
 * A low pass that imitates the modulation transfer function of a sensor: Gaussian in frequency, of
 * a given gain at the Nyquist frequency of the reduced grid.
 *
 * <p>With N taps per axis and gain G, the desired response at frequency k of N is {@code exp(-(k1^2
 * + k2^2) / (2 alpha^2))} with {@code alpha = (N - 1) / (2 ratio) / sqrt(-2 ln G)}; its inverse
 * Fourier transform is multiplied by a Kaiser window (beta 0.5) turned about the centre, as
 * MATLAB's {@code fwind1} does. 41 taps up to ratio 4, 10 ratio + 1 beyond. Planes are continued by
 * their edge values. Source: B. Aiazzi, L. Alparone, S. Baronti, A. Garzelli, M. Selva,
 * "MTF-tailored multiscale fusion of high-resolution MS and Pan imagery", PE&amp;RS 72(5), 2006, as
 * Vivone's toolbox has it.
 *
 * <p>The window takes about 0.1 % from the sum of the kernel. Here it is scaled to sum 1, so that a
 * constant plane stays as it is; {@link #unscaled} is the kernel as MATLAB designs it, for values
 * comparable with published ones.
 */
public final class ModulationTransferFilter {

  private static final int TAPS = 41;
  private static final int TAPS_PER_RATIO = 10;
  private static final double BETA = 0.5;
  private static final double MATCHING_GAIN = 0.3;

  private static final double NEGLIGIBLE = 1e-15;

  private final double[][] kernel;
  private final PlaneFilter filter;

  private ModulationTransferFilter(double[][] kernel) {
    this.kernel = kernel;
    this.filter = PlaneFilter.of(kernel);
  }

  /**
   * The filter of a gain, scaled to sum 1.
   *
   * @param gain at the Nyquist frequency of the reduced grid, greater than 0 and less than 1
   * @param ratio of both grids, 2 or more
   * @return the filter
   * @throws IllegalArgumentException if gain or ratio are out of range
   */
  public static ModulationTransferFilter of(double gain, int ratio) {
    int taps = taps(gain, ratio);
    return new ModulationTransferFilter(scaled(design(taps, alpha(taps - 1, gain, ratio))));
  }

  /**
   * The filter of a gain as designed, its sum slightly below 1.
   *
   * @param gain at the Nyquist frequency of the reduced grid, greater than 0 and less than 1
   * @param ratio of both grids, 2 or more
   * @return the filter
   * @throws IllegalArgumentException if gain or ratio are out of range
   */
  public static ModulationTransferFilter unscaled(double gain, int ratio) {
    int taps = taps(gain, ratio);
    return new ModulationTransferFilter(design(taps, alpha(taps - 1, gain, ratio)));
  }

  /**
   * The filter of gain 0.3 under which the toolbox compares standard deviations of the panchromatic
   * image and a band. It has N instead of N - 1 in alpha, there as here.
   *
   * @param ratio of both grids, 2 or more
   * @return the filter, scaled to sum 1
   * @throws IllegalArgumentException if the ratio is below 2
   */
  public static ModulationTransferFilter forMatching(int ratio) {
    int taps = taps(MATCHING_GAIN, ratio);
    return new ModulationTransferFilter(scaled(design(taps, alpha(taps, MATCHING_GAIN, ratio))));
  }

  private static int taps(double gain, int ratio) {
    if (ratio < 2) {
      throw new IllegalArgumentException("a ratio of " + ratio + "; expected 2 or more");
    }
    if (!(gain > 0 && gain < 1)) {
      throw new IllegalArgumentException(
          "a gain of " + gain + " at the Nyquist frequency; expected 0 < gain < 1");
    }
    return Math.max(TAPS, TAPS_PER_RATIO * ratio + 1);
  }

  private static double alpha(int span, double gain, int ratio) {
    return span / (2.0 * ratio) / Math.sqrt(-2 * Math.log(gain));
  }

  private static double[][] design(int taps, double alpha) {
    double[] line = inverseTransform(taps, alpha);
    double[] window = kaiser(taps);
    int centre = taps / 2;
    double[][] kernel = new double[taps][taps];
    for (int y = 0; y < taps; y++) {
      for (int x = 0; x < taps; x++) {
        double radius = Math.hypot(y - centre, x - centre);
        double value = line[y] * line[x] * interpolated(window, radius);
        // What is smaller is rounding of the transform, far outside, and costs half of the time.
        kernel[y][x] = value < NEGLIGIBLE * line[centre] * line[centre] ? 0 : value;
      }
    }
    return kernel;
  }

  /** The inverse discrete Fourier transform of exp(-k^2 / (2 alpha^2)), centred. */
  private static double[] inverseTransform(int taps, double alpha) {
    int centre = taps / 2;
    double[] line = new double[taps];
    for (int n = 0; n < taps; n++) {
      for (int k = -centre; k <= centre; k++) {
        double response = Math.exp(-k * k / (2 * alpha * alpha));
        line[n] += response * Math.cos(2 * Math.PI * k * (n - centre) / taps) / taps;
      }
    }
    return line;
  }

  /** From the centre outwards. */
  private static double[] kaiser(int taps) {
    int reach = taps / 2;
    double[] window = new double[reach + 1];
    for (int i = 0; i <= reach; i++) {
      double place = (double) i / reach;
      window[i] = besselI0(BETA * Math.sqrt(1 - place * place)) / besselI0(BETA);
    }
    return window;
  }

  /** The modified Bessel function of the first kind and order 0, for small arguments. */
  private static double besselI0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-17; k++) {
      term *= (x / 2) * (x / 2) / ((double) k * k);
      sum += term;
    }
    return sum;
  }

  private static double interpolated(double[] window, double radius) {
    int below = (int) radius;
    if (below >= window.length - 1) {
      return radius == window.length - 1 ? window[below] : 0;
    }
    double share = radius - below;
    return (1 - share) * window[below] + share * window[below + 1];
  }

  private static double[][] scaled(double[][] kernel) {
    double sum = 0;
    for (double[] row : kernel) {
      for (double value : row) {
        sum += value;
      }
    }
    for (double[] row : kernel) {
      for (int x = 0; x < row.length; x++) {
        row[x] /= sum;
      }
    }
    return kernel;
  }

  /**
   * Filters a plane.
   *
   * @param plane H x W. Not modified
   * @return a fresh plane H x W
   */
  public Plane apply(Plane plane) {
    return filter.apply(plane, Border.REPLICATE);
  }

  /**
   * Filters a plane, keeps every ratio-th pixel and interpolates it back: the part of an image that
   * a sensor of the reduced grid could have seen.
   *
   * @param plane H x W, multiples of the ratio. Not modified
   * @param ratio of both grids
   * @return a fresh plane H x W
   * @throws IllegalArgumentException if the ratio does not divide the sizes
   */
  public Plane lowPass(Plane plane, int ratio) {
    return Upsampling.EXPANSION.enlarge(
        Resampling.decimate(apply(plane), ratio, GridAlignment.phase(ratio)), ratio);
  }

  /**
   * The kernel.
   *
   * @return a fresh array, taps x taps
   */
  public double[][] kernel() {
    double[][] copy = new double[kernel.length][];
    for (int y = 0; y < copy.length; y++) {
      copy[y] = kernel[y].clone();
    }
    return copy;
  }
}
