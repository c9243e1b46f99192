package org.msift.ship.loss;

/**
 * The angle between the spectra of two images' pixels, in radians in [0, π].
 *
 * <p>With unit vectors x and r, p = r − (x · r) x is what r has beside x, and the angle is
 * atan2(|p|, x · r): as exact near 0 as elsewhere, where the arc cosine is not. Its gradient for
 * the unnormalised x is −p / (|p| |x|); at an angle of 0, where there is none, it is taken as 0.
 *
 * @param bands number of bands B
 */
record SpectralAngle(int bands) {

  /**
   * A spectrum shorter than this has no direction: a fraction of the step between 16-bit samples of
   * peak value 1. Its angle is 0, and so is the gradient, which would otherwise have no bound.
   */
  private static final double SHORTEST = 1e-6;

  /** Mean over pixels; those without a direction count as angle 0. */
  double mean(double[] image, double[] reference) {
    double[] beside = new double[bands];
    double sum = 0;
    for (int from = 0; from < image.length; from += bands) {
      double cosine = cosine(image, reference, from, beside);
      sum += Double.isNaN(cosine) ? 0 : Math.atan2(norm(beside, 0), cosine);
    }
    return sum * bands / image.length;
  }

  /** Adds weight times the gradient of the mean for the image. */
  void addGradient(double[] image, double[] reference, double weight, double[] gradient) {
    double share = weight * bands / image.length;
    double[] beside = new double[bands];
    for (int from = 0; from < image.length; from += bands) {
      double cosine = cosine(image, reference, from, beside);
      double sine = norm(beside, 0);
      if (Double.isNaN(cosine) || sine == 0) {
        continue;
      }
      double factor = share / (sine * norm(image, from));
      for (int b = 0; b < bands; b++) {
        gradient[from + b] -= factor * beside[b];
      }
    }
  }

  /** The cosine, and p into {@code beside}; NaN where a spectrum has no direction. */
  private double cosine(double[] image, double[] reference, int from, double[] beside) {
    double length = norm(image, from);
    double other = norm(reference, from);
    if (length < SHORTEST || other < SHORTEST) {
      return Double.NaN;
    }
    double cosine = 0;
    for (int b = 0; b < bands; b++) {
      cosine += image[from + b] / length * (reference[from + b] / other);
    }
    for (int b = 0; b < bands; b++) {
      beside[b] = reference[from + b] / other - cosine * image[from + b] / length;
    }
    return cosine;
  }

  private double norm(double[] values, int from) {
    double sum = 0;
    for (int b = 0; b < bands; b++) {
      sum += values[from + b] * values[from + b];
    }
    return Math.sqrt(sum);
  }
}
