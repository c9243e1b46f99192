package org.msift.ship.classical;

import org.msift.ship.plane.Plane;

/**
 * The biorthogonal wavelet transform 9/7 of any size, by lifting in place: after l levels the
 * approximation stands at the multiples of 2^l in both directions, and details at all other places.
 * Beyond an edge the samples are mirrored about the last one, as JPEG 2000 does. The factors that
 * scale approximation and detail are left out: who compares coefficients of one place does not need
 * them.
 *
 * <p>Sources: A. Cohen, I. Daubechies, J.-C. Feauveau, "Biorthogonal bases of compactly supported
 * wavelets", Communications on Pure and Applied Mathematics 45(5), 1992; I. Daubechies, W.
 * Sweldens, "Factoring wavelet transforms into lifting steps", Journal of Fourier Analysis and
 * Applications 4(3), 1998.
 *
 * @param levels number of levels, 0 or more
 */
record WaveletTransform(int levels) {

  /** Steps for odd, even, odd and even places. */
  private static final double[] STEPS = {
    -1.586134342059924, -0.052980118572961, 0.882911075530934, 0.443506852043971
  };

  /** Samples of one line: where the first stands, how far apart they are, and how many. */
  private record Line(int start, int stride, int count) {}

  /** H x W coefficients in a fresh plane. */
  Plane forward(Plane plane) {
    Plane result = new Plane(plane.height(), plane.width(), plane.values().clone());
    for (int level = 0; level < levels; level++) {
      alongRows(result, 1 << level, false);
      alongColumns(result, 1 << level, false);
    }
    return result;
  }

  /** The plane of these coefficients, fresh. */
  Plane inverse(Plane coefficients) {
    Plane result =
        new Plane(coefficients.height(), coefficients.width(), coefficients.values().clone());
    for (int level = levels - 1; level >= 0; level--) {
      alongColumns(result, 1 << level, true);
      alongRows(result, 1 << level, true);
    }
    return result;
  }

  /** Whether an approximation stands at a place. */
  boolean isApproximation(int y, int x) {
    int mask = (1 << levels) - 1;
    return (y & mask) == 0 && (x & mask) == 0;
  }

  private static void alongRows(Plane plane, int step, boolean inverse) {
    int count = (plane.width() + step - 1) / step;
    for (int y = 0; y < plane.height(); y += step) {
      lift(plane.values(), new Line(y * plane.width(), step, count), inverse);
    }
  }

  private static void alongColumns(Plane plane, int step, boolean inverse) {
    int count = (plane.height() + step - 1) / step;
    for (int x = 0; x < plane.width(); x += step) {
      lift(plane.values(), new Line(x, step * plane.width(), count), inverse);
    }
  }

  private static void lift(double[] values, Line line, boolean inverse) {
    if (line.count() == 1) {
      return;
    }
    for (int i = 0; i < STEPS.length; i++) {
      int step = inverse ? STEPS.length - 1 - i : i;
      add(values, line, 1 - step % 2, inverse ? -STEPS[step] : STEPS[step]);
    }
  }

  /** Adds to every second sample a multiple of its two neighbours. */
  private static void add(double[] values, Line line, int first, double factor) {
    int last = line.count() - 1;
    for (int i = first; i <= last; i += 2) {
      int place = line.start() + i * line.stride();
      int before = i == 0 ? place + line.stride() : place - line.stride();
      int after = i == last ? place - line.stride() : place + line.stride();
      values[place] += factor * (values[before] + values[after]);
    }
  }
}
