package org.msift.ship.training;

import org.msift.ship.plane.Plane;

/**
 * The visual saliency map by which SHIP's mask loss tells what of an image catches the eye: how far
 * a pixel's grey level is from those of all others, on the average (Zhai and Shah, Visual attention
 * detection in video sequences using spatiotemporal cues, ACM Multimedia 2006; with Ma et al.,
 * Infrared and visible image fusion based on visual saliency map and weighted least square
 * optimization, Infrared Physics and Technology 2017, it came to image fusion).
 */
public final class VisualSaliency {

  private static final int LEVELS = 256;

  private VisualSaliency() {}

  /**
   * The map of a grey image: S(p) = Σ over all pixels q of |I(p) − I(q)| with 256 grey levels,
   * stretched to [0, 1].
   *
   * @param image H x W values in [0, 1]; others are taken for the nearer end
   * @return H x W values in [0, 1]; 0 everywhere if all pixels have one saliency
   */
  public static Plane of(Plane image) {
    int[] levels = new int[image.values().length];
    long[] histogram = new long[LEVELS];
    for (int i = 0; i < levels.length; i++) {
      double level = Math.rint(image.values()[i] * (LEVELS - 1));
      levels[i] = (int) Math.min(LEVELS - 1, Math.max(0, level));
      histogram[levels[i]]++;
    }
    double[] saliency = distances(histogram);
    double[] result = new double[levels.length];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < result.length; i++) {
      result[i] = saliency[levels[i]];
      least = Math.min(least, result[i]);
      most = Math.max(most, result[i]);
    }
    double from = least;
    double range = most - least;
    return new Plane(image.height(), image.width(), result)
        .map(value -> range == 0 ? 0 : (value - from) / range);
  }

  private static double[] distances(long... histogram) {
    double[] distances = new double[LEVELS];
    for (int j = 0; j < LEVELS; j++) {
      for (int i = 0; i < LEVELS; i++) {
        distances[j] += (double) histogram[i] * Math.abs(i - j);
      }
    }
    return distances;
  }
}
