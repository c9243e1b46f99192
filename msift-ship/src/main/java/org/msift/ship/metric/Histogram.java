package org.msift.ship.metric;

import org.msift.ship.plane.Plane;

/** Histograms of 256 grey levels, alone and joint, and their entropies in bits. */
final class Histogram {

  static final int LEVELS = 256;

  private Histogram() {}

  /** The grey level of each pixel, halves rounded up. */
  static int[] levels(Plane plane) {
    double[] values = plane.values();
    int[] levels = new int[values.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (int) Math.floor(values[i] + 0.5);
    }
    return levels;
  }

  /** Pixels of each level. */
  static int[] counts(int[] levels) {
    int[] counts = new int[LEVELS];
    for (int level : levels) {
      counts[level]++;
    }
    return counts;
  }

  /** Pixels of each pair of levels, at {@code first * LEVELS + second}. */
  static int[] jointCounts(int[] first, int[] second) {
    int[] counts = new int[LEVELS * LEVELS];
    for (int i = 0; i < first.length; i++) {
      counts[first[i] * LEVELS + second[i]]++;
    }
    return counts;
  }

  /** −Σ p log2 p. */
  static double entropy(int[] counts, int pixels) {
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / pixels;
        entropy -= share * Math.log(share);
      }
    }
    return entropy / Math.log(2);
  }

  static double entropy(int[] levels) {
    return entropy(counts(levels), levels.length);
  }

  static double jointEntropy(int[] first, int[] second) {
    return entropy(jointCounts(first, second), first.length);
  }
}
