package org.msift.ship.pansharpening.classical;

import java.util.Arrays;
import org.msift.ship.plane.Plane;

/**
 * Mean and standard deviation of a plane.
 *
 * @param mean of all values
 * @param deviation of all values, divided by their number
 */
record Moments(double mean, double deviation) {

  static Moments of(Plane plane) {
    return new Moments(plane.mean(), Math.sqrt(covariance(plane, plane)));
  }

  static double covariance(Plane first, Plane second) {
    first.requireSize(second);
    double firstMean = first.mean();
    double secondMean = second.mean();
    double sum = 0;
    for (int i = 0; i < first.values().length; i++) {
      sum += (first.values()[i] - firstMean) * (second.values()[i] - secondMean);
    }
    return sum / first.values().length;
  }

  /**
   * The panchromatic image with these moments.
   *
   * @param panchromatic image. Not modified
   * @param deviation of it, or of a low pass of it, that is to become this deviation
   * @throws IllegalArgumentException if the image is constant, or the deviation 0
   */
  Plane matched(Plane panchromatic, double deviation) {
    double first = panchromatic.values()[0];
    // The deviation of a filtered constant may differ from 0 by rounding.
    boolean constant = Arrays.stream(panchromatic.values()).allMatch(value -> value == first);
    if (constant || !(deviation > 0)) {
      throw new IllegalArgumentException(
          "the panchromatic image is constant and holds no detail; check the file, or use EXP");
    }
    double from = panchromatic.mean();
    double gain = this.deviation / deviation;
    return panchromatic.map(value -> (value - from) * gain + mean);
  }
}
