package org.msift.tasks.report;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.msift.core.image.Image;
import org.msift.core.image.SampleType;

/**
 * Shows an image of any bands and any sample type to people. One band is shown in grey, of more
 * bands three as red, green and blue. Images of 8 bits with one or three bands are shown as they
 * are; all others are stretched band by band, so that the 2nd percentile is black and the 98th
 * white. Samples that are not finite are black.
 */
public final class BandView {

  private static final double DARK = 0.02;
  private static final double BRIGHT = 0.98;

  private BandView() {}

  /**
   * An image with its first band (fewer than three bands) or its first three.
   *
   * @param image any image; not modified
   * @return a picture of its size, RGB
   */
  public static BufferedImage of(Image image) {
    return image.bands() < 3 ? of(image, 0) : of(image, 0, 1, 2);
  }

  /**
   * An image with chosen bands.
   *
   * @param image any image; not modified
   * @param bands one band, 0..C-1, shown in grey, or three, shown as red, green and blue
   * @return a picture of its size, RGB
   * @throws IllegalArgumentException if the number of bands given is neither 1 nor 3
   * @throws IndexOutOfBoundsException if there is no such band
   */
  public static BufferedImage of(Image image, int... bands) {
    if (bands.length != 1 && bands.length != 3) {
      throw new IllegalArgumentException(
          "bands " + Arrays.toString(bands) + " given, expected one (grey) or three (RGB)");
    }
    int[][] shown = new int[bands.length][];
    for (int i = 0; i < bands.length; i++) {
      shown[i] = levels(image, bands[i]);
    }
    BufferedImage picture = Paint.canvas(image.width(), image.height());
    for (int i = 0; i < shown[0].length; i++) {
      int red = shown[0][i];
      int green = shown[bands.length / 2][i];
      int blue = shown[bands.length - 1][i];
      picture.setRGB(i % image.width(), i / image.width(), red << 16 | green << 8 | blue);
    }
    return picture;
  }

  private static int[] levels(Image image, int band) {
    float[] samples = image.band(band).samples();
    boolean asTheyAre =
        image.sampleType() == SampleType.UINT8 && (image.bands() == 1 || image.bands() == 3);
    double dark = asTheyAre ? 0 : percentile(samples, DARK);
    double bright = asTheyAre ? 255 : percentile(samples, BRIGHT);
    int[] levels = new int[samples.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = level(samples[i], dark, bright);
    }
    return levels;
  }

  private static int level(float sample, double dark, double bright) {
    if (!Float.isFinite(sample)) {
      return 0;
    }
    // A flat band has no contrast to stretch.
    double unit = bright > dark ? (sample - dark) / (bright - dark) : 0.5;
    return (int) Math.round(255 * Math.max(0, Math.min(1, unit)));
  }

  private static double percentile(float[] samples, double part) {
    float[] finite = new float[samples.length];
    int count = 0;
    for (float sample : samples) {
      if (Float.isFinite(sample)) {
        finite[count++] = sample;
      }
    }
    if (count == 0) {
      return 0;
    }
    Arrays.sort(finite, 0, count);
    return finite[(int) Math.round(part * (count - 1))];
  }
}
