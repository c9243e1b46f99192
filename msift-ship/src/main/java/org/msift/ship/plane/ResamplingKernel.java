package org.msift.ship.plane;

/** Interpolation kernels over the distance to a sample. */
public enum ResamplingKernel {

  /** A triangle. */
  LINEAR(1) {
    @Override
    double at(double distance) {
      return Math.max(0, 1 - Math.abs(distance));
    }
  },

  /**
   * Cubic convolution with a = -1/2 (R. G. Keys, "Cubic convolution interpolation for digital image
   * processing", IEEE TASSP 29(6), 1981), as in MATLAB and Pillow.
   */
  CUBIC(2) {
    @Override
    double at(double distance) {
      double x = Math.abs(distance);
      if (x <= 1) {
        return (1.5 * x - 2.5) * x * x + 1;
      }
      return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }
  };

  private final int support;

  ResamplingKernel(int support) {
    this.support = support;
  }

  /** Half its width, in samples. */
  int support() {
    return support;
  }

  abstract double at(double distance);
}
