package org.msift.tasks.baseline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Water by the normalised difference water index (McFeeters 1996), (green - near infrared) / (green
 * + near infrared): a pixel is water where it lies above a threshold. Where both bands sum to 0 or
 * less the index says nothing, and the pixel is not water.
 *
 * @param threshold of the index, finite; 0 is McFeeters' own
 */
public record NdwiThreshold(double threshold) {

  /** The class index of water in predictions; 0 is everything else. */
  public static final int WATER = 1;

  /**
   * A rule.
   *
   * @param threshold of the index, finite; 0 is McFeeters' own
   * @throws IllegalArgumentException if the threshold is not finite
   */
  public NdwiThreshold {
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException("the threshold is " + threshold + ", expected a number");
    }
  }

  /**
   * McFeeters' threshold, which needs no training.
   *
   * @return the rule with threshold 0
   */
  public static NdwiThreshold standard() {
    return new NdwiThreshold(0);
  }

  /**
   * The threshold with the largest IoU of water on training pixels; of several the lowest one. It
   * lies in the middle between two indices that occur.
   *
   * @param green the green band's reflectances or other linear values; not modified
   * @param nearInfrared the near infrared band's values, as many; not modified
   * @param truth as many labels: 1 is water, the ignored label is left out, all others are not
   *     water; not modified
   * @param ignoredLabel the label of pixels to leave out
   * @return the rule
   * @throws IllegalArgumentException if the lengths differ, or no pixel of water has an index
   */
  public static NdwiThreshold chosenOn(
      float[] green, float[] nearInfrared, int[] truth, int ignoredLabel) {
    double[] index = index(green, nearInfrared);
    if (truth.length != index.length) {
      throw new IllegalArgumentException(index.length + " pixels, but " + truth.length + " labels");
    }
    int[] ascending =
        IntStream.range(0, index.length)
            .filter(i -> truth[i] != ignoredLabel && index[i] > Double.NEGATIVE_INFINITY)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> index[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    if (Arrays.stream(ascending).noneMatch(i -> truth[i] == WATER)) {
      throw new IllegalArgumentException(
          "no training pixel is water (label " + WATER + "), so no threshold can be chosen");
    }
    long water = Arrays.stream(truth).filter(label -> label == WATER).count();
    return new NdwiThreshold(best(ascending, index, truth, water));
  }

  /** Raises the threshold past one pixel after the other and keeps the best. */
  private static double best(int[] ascending, double[] index, int[] truth, long water) {
    long hits = Arrays.stream(ascending).filter(i -> truth[i] == WATER).count();
    long falseAlarms = ascending.length - hits;
    double best = Math.nextDown(index[ascending[0]]);
    double bestRatio = (double) hits / (water + falseAlarms);
    for (int i = 0; i + 1 < ascending.length; i++) {
      if (truth[ascending[i]] == WATER) {
        hits--;
      } else {
        falseAlarms--;
      }
      double low = index[ascending[i]];
      double high = index[ascending[i + 1]];
      double ratio = (double) hits / (water + falseAlarms);
      if (low < high && ratio > bestRatio) {
        bestRatio = ratio;
        best = low + (high - low) / 2;
      }
    }
    return best;
  }

  /**
   * Where water is.
   *
   * @param green the green band's values, on the same scale as in training; not modified
   * @param nearInfrared the near infrared band's values, as many; not modified
   * @return for each pixel 1 if it is water, 0 if not
   * @throws IllegalArgumentException if the lengths differ
   */
  public int[] predict(float[] green, float[] nearInfrared) {
    return Arrays.stream(index(green, nearInfrared))
        .mapToInt(value -> value > threshold ? WATER : 0)
        .toArray();
  }

  /** The index of each pixel; negative infinity where it is not defined. */
  private static double[] index(float[] green, float[] nearInfrared) {
    if (green.length != nearInfrared.length) {
      throw new IllegalArgumentException(
          "the green band has "
              + green.length
              + " pixels, the near infrared one "
              + nearInfrared.length);
    }
    double[] index = new double[green.length];
    for (int i = 0; i < index.length; i++) {
      double sum = (double) green[i] + nearInfrared[i];
      double difference = (double) green[i] - nearInfrared[i];
      index[i] = sum > 0 && Double.isFinite(sum) ? difference / sum : Double.NEGATIVE_INFINITY;
    }
    return index;
  }
}
