package org.msift.ship.metric.pansharpening;

import org.msift.ship.plane.Plane;

/**
 * The universal image quality index of two planes, mean over blocks: {@code 4 cov(x, y) mean(x)
 * mean(y) / ((var(x) + var(y)) (mean(x)^2 + mean(y)^2))}, in [-1, 1]. Z. Wang, A. C. Bovik, "A
 * universal image quality index", IEEE Signal Processing Letters 9(3), 2002.
 *
 * <p>Where a factor of the denominator is 0, the ratio that belongs to it counts as 1; see the
 * constants for how they differ.
 */
enum UniversalQuality {

  /** Blocks of 8 x 8 at every place; what is below 1e-8 is 0. */
  PYTHON_8(8, true, 1e-8),

  /** Blocks of 32 x 32 at every place; what is below 1e-8 is 0. */
  PYTHON_32(32, true, 1e-8),

  /** Blocks of 32 x 32 at every place; where only the means are 0, the whole index is 1. */
  TOOLBOX_SLIDING(32, true, 0),

  /** Blocks of 32 x 32 beside each other. */
  TOOLBOX_BLOCKS(32, false, 0);

  private static final double ROUNDING = 1e-13;

  private final int block;
  private final boolean sliding;
  private final double zero;

  UniversalQuality(int block, boolean sliding, double zero) {
    this.block = block;
    this.sliding = sliding;
    this.zero = zero;
  }

  /** The mean over blocks; an error if the planes are smaller than one. */
  double mean(Plane first, Plane second) {
    if (!sliding) {
      requireWholeBlocks(first);
    }
    double[] x = sums(first);
    double[] y = sums(second);
    double[] squares = sums(first.combine(second, (a, b) -> a * a + b * b));
    double[] products = sums(first.combine(second, (a, b) -> a * b));
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += index(x[i], y[i], squares[i], products[i]);
    }
    return sum / x.length;
  }

  private double[] sums(Plane plane) {
    return (sliding ? BlockSums.sliding(plane, block) : BlockSums.distinct(plane, block)).values();
  }

  private void requireWholeBlocks(Plane plane) {
    if (plane.height() % block != 0 || plane.width() % block != 0) {
      throw new IllegalArgumentException(
          "an image of %dx%d pixels is not made of blocks of %dx%d; crop it to a multiple"
              .formatted(plane.height(), plane.width(), block, block));
    }
  }

  private double index(double sumX, double sumY, double sumSquares, double sumProducts) {
    double count = (double) block * block;
    double means = sumX * sumY;
    double squaredMeans = sumX * sumX + sumY * sumY;
    double covariance = count * sumProducts - means;
    double variances = count * sumSquares - squaredMeans;
    // What is left of constant blocks by rounding is no variance.
    double rounding = ROUNDING * count * sumSquares;
    double limit = zero * count * count;
    boolean noMeans = squaredMeans <= limit;
    boolean noVariances = variances <= Math.max(limit, rounding);
    if (noVariances) {
      return noMeans ? 1 : 2 * means / squaredMeans;
    }
    if (noMeans) {
      return this == TOOLBOX_SLIDING ? 1 : 2 * covariance / variances;
    }
    return 2 * means / squaredMeans * (2 * covariance / variances);
  }
}
