package org.msift.ship.metric.pansharpening;

import java.util.List;
import org.msift.ship.plane.Plane;

/**
 * One block of two images, its bands scaled by mean and deviation of the first.
 *
 * @param first components of the first image, by band and pixel
 * @param second components of the second image, by band and pixel
 */
record HypercomplexBlock(double[][] first, double[][] second) {

  private static final double SMALLEST_DEVIATION = Math.ulp(1.0);

  /** Cuts a block out of planes, which are mirrored beyond their edge. */
  static HypercomplexBlock cut(
      List<Plane> reference, List<Plane> result, int top, int left, int side) {
    double[][] first = new double[reference.size()][];
    double[][] second = new double[reference.size()][];
    for (int band = 0; band < first.length; band++) {
      first[band] = samples(reference.get(band), top, left, side);
      second[band] = samples(result.get(band), top, left, side);
      scale(first[band], second[band]);
    }
    return new HypercomplexBlock(first, second);
  }

  private static double[] samples(Plane plane, int top, int left, int side) {
    double[] samples = new double[side * side];
    for (int y = 0; y < side; y++) {
      int row = mirrored(top + y, plane.height());
      for (int x = 0; x < side; x++) {
        samples[y * side + x] = plane.at(row, mirrored(left + x, plane.width()));
      }
    }
    return samples;
  }

  private static int mirrored(int index, int length) {
    int place = index % (2 * length);
    return place < length ? place : 2 * length - 1 - place;
  }

  private static void scale(double[] first, double[] second) {
    double mean = mean(first);
    double sum = 0;
    for (double value : first) {
      sum += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(sum / (first.length - 1));
    if (deviation == 0) {
      deviation = SMALLEST_DEVIATION;
    }
    // The toolbox leaves the second image unscaled where the first one's mean is 0: added bands of
    // zeros thus become 1 in both.
    double divisor = mean == 0 ? 1 : deviation;
    for (int i = 0; i < first.length; i++) {
      first[i] = (first[i] - mean) / deviation + 1;
      second[i] = (second[i] - mean) / divisor + 1;
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  double quality(HypercomplexProduct product) {
    int bands = first.length;
    int pixels = first[0].length;
    double unbiased = pixels / (pixels - 1.0);
    double[][] covariances = new double[bands][bands];
    double variances = 0;
    double firstNorm = 0;
    double secondNorm = 0;
    for (int i = 0; i < bands; i++) {
      double mean = mean(first[i]);
      for (int j = 0; j < bands; j++) {
        covariances[i][j] = unbiased * covariance(first[i], second[j]);
      }
      variances += unbiased * (covariance(first[i], first[i]) + covariance(second[i], second[i]));
      firstNorm += mean * mean;
      secondNorm += Math.pow(mean(second[i]), 2);
    }
    double bias = 2 * Math.sqrt(firstNorm) * Math.sqrt(secondNorm) / (firstNorm + secondNorm);
    if (variances == 0) {
      return bias;
    }
    double norm = 0;
    for (double component : product.timesConjugate(covariances)) {
      norm += component * component;
    }
    return Math.sqrt(norm) * bias * 2 / variances;
  }

  private static double covariance(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum / x.length;
  }
}
