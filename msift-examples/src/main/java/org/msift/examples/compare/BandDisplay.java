package org.msift.examples.compare;

import java.util.Arrays;
import java.util.List;
import org.msift.core.image.Image;
import org.msift.core.image.SampleType;
import org.msift.ship.plane.Plane;

/**
 * Shows bands of a satellite image, all results on one scale.
 *
 * @param bands places of the bands for red, green and blue, or of one
 * @param dark samples that are black, for each of them
 * @param bright samples that are white, for each of them
 */
record BandDisplay(int[] bands, double[] dark, double[] bright) {

  private static final double DARK = 0.01;
  private static final double BRIGHT = 0.99;

  /** The scale of an image: its 1st percentile is black and its 99th white, band by band. */
  static BandDisplay of(List<Plane> image) {
    int[] bands = natural(image.size());
    double[] dark = new double[bands.length];
    double[] bright = new double[bands.length];
    for (int i = 0; i < bands.length; i++) {
      double[] sorted = image.get(bands[i]).values().clone();
      Arrays.sort(sorted);
      dark[i] = sorted[(int) (DARK * (sorted.length - 1))];
      bright[i] = sorted[(int) Math.ceil(BRIGHT * (sorted.length - 1))];
    }
    return new BandDisplay(bands, dark, bright);
  }

  /** Red, green and blue of the usual orders, from short waves to long ones. */
  private static int[] natural(int count) {
    if (count >= 8) {
      return new int[] {4, 2, 1};
    }
    return count < 3 ? new int[] {0} : new int[] {2, 1, 0};
  }

  Image image(List<Plane> image) {
    Plane first = image.get(0);
    float[] unit = new float[first.values().length * bands.length];
    for (int i = 0; i < unit.length; i++) {
      int band = i % bands.length;
      double value = image.get(bands[band]).values()[i / bands.length];
      double range = bright[band] - dark[band];
      unit[i] = range > 0 ? (float) ((value - dark[band]) / range) : 0.5f;
    }
    return Image.fromUnitRange(first.height(), first.width(), bands.length, SampleType.UINT8, unit);
  }
}
