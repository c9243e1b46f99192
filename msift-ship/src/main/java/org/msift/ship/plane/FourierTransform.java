package org.msift.ship.plane;

import java.util.Arrays;

/**
 * The discrete Fourier transform of one length along the first axis of a complex array [n, m], by
 * Stockham's algorithm with mixed radix: the m values beside each other are the inner loop, which
 * is compiled to vector instructions. A prime factor p costs p multiplications a value.
 */
final class FourierTransform {

  private static final int[] RADICES = {4, 2, 3, 5};

  private final int length;

  /** Where one stage stands: n is still to be transformed, in runs of s values side by side. */
  private record Stage(int radix, int remaining, int stride) {}

  /** Real and imaginary parts. */
  record Complex(double[] real, double[] imaginary) {

    Complex(int size) {
      this(new double[size], new double[size]);
    }

    /** The same array with real and imaginary parts exchanged. */
    Complex exchanged() {
      return new Complex(imaginary, real);
    }
  }

  FourierTransform(int length) {
    this.length = length;
  }

  /**
   * The forward transform, exp(−2πi…), without a factor. With the parts of input and output
   * exchanged it is the inverse one, times n.
   *
   * @param values [n, m]. Overwritten
   * @return [n, m]; may be {@code values}
   */
  Complex apply(Complex values) {
    Complex from = values;
    Complex to = new Complex(values.real().length);
    int remaining = length;
    int stride = values.real().length / length;
    while (remaining > 1) {
      Stage stage = new Stage(radix(remaining), remaining, stride);
      run(stage, from, to);
      Complex swap = from;
      from = to;
      to = swap;
      remaining /= stage.radix();
      stride *= stage.radix();
    }
    return from;
  }

  private static int radix(int n) {
    for (int radix : RADICES) {
      if (n % radix == 0) {
        return radix;
      }
    }
    for (int radix = 7; (long) radix * radix <= n; radix += 2) {
      if (n % radix == 0) {
        return radix;
      }
    }
    return n;
  }

  /** Output r·p + k is Σ over j of input p + j·n/r times exp(−2πi(jk/r + pk/n)). */
  private static void run(Stage stage, Complex from, Complex to) {
    int radix = stage.radix();
    int n = stage.remaining();
    int stride = stage.stride();
    int groups = n / radix;
    for (int p = 0; p < groups; p++) {
      for (int k = 0; k < radix; k++) {
        int target = (radix * p + k) * stride;
        Arrays.fill(to.real(), target, target + stride, 0);
        Arrays.fill(to.imaginary(), target, target + stride, 0);
        for (int j = 0; j < radix; j++) {
          long turn = ((long) j * k * groups + (long) p * k) % n;
          double angle = -2 * Math.PI * turn / n;
          add(
              from,
              (p + j * groups) * stride,
              Math.cos(angle),
              Math.sin(angle),
              to,
              target,
              stride);
        }
      }
    }
  }

  private static void add(
      Complex from, int start, double cosine, double sine, Complex to, int target, int count) {
    double[] real = from.real();
    double[] imaginary = from.imaginary();
    double[] toReal = to.real();
    double[] toImaginary = to.imaginary();
    for (int i = 0; i < count; i++) {
      double x = real[start + i];
      double y = imaginary[start + i];
      toReal[target + i] += x * cosine - y * sine;
      toImaginary[target + i] += x * sine + y * cosine;
    }
  }
}
