package org.msift.ship.pansharpening;

import java.util.List;
import org.msift.core.image.Image;
import org.msift.core.image.SampleType;
import org.msift.ship.plane.Plane;

/** Checks and parts of bands of one image. */
public final class Bands {

  private Bands() {}

  /**
   * Refuses what is no image.
   *
   * @param name what messages call the image
   * @param bands its bands
   * @throws IllegalArgumentException if there is none, their sizes differ, or a sample is NaN or
   *     infinite
   */
  public static void require(String name, List<Plane> bands) {
    if (bands.isEmpty()) {
      throw new IllegalArgumentException(name + " has no bands; give at least one");
    }
    for (int i = 0; i < bands.size(); i++) {
      bands.get(0).requireSize(bands.get(i));
      bands.get(i).requireFinite(name + ", band " + i);
    }
  }

  /**
   * Refuses what is no largest value.
   *
   * @param peak the value
   * @throws IllegalArgumentException if it is not finite or not greater than 0
   */
  public static void requirePeak(double peak) {
    if (!(peak > 0) || Double.isInfinite(peak)) {
      throw new IllegalArgumentException(
          "a peak of " + peak + "; expected the largest value of a sample, such as 2047");
    }
  }

  /**
   * A part of a band.
   *
   * @param band H x W. Not modified
   * @param top first row
   * @param left first column
   * @param height rows, 1 or more
   * @param width columns, 1 or more
   * @return a fresh band height x width
   * @throws IllegalArgumentException if the part does not lie within the band
   */
  public static Plane crop(Plane band, int top, int left, int height, int width) {
    if (top < 0
        || left < 0
        || height < 1
        || width < 1
        || (long) top + height > band.height()
        || (long) left + width > band.width()) {
      throw new IllegalArgumentException(
          "%dx%d pixels from row %d, column %d do not lie within %dx%d"
              .formatted(height, width, top, left, band.height(), band.width()));
    }
    double[] values = new double[height * width];
    for (int y = 0; y < height; y++) {
      int from = (top + y) * band.width() + left;
      System.arraycopy(band.values(), from, values, y * width, width);
    }
    return new Plane(height, width, values);
  }

  /**
   * The samples of all bands, bands last.
   *
   * @param bands B bands H x W. Not modified
   * @return H x W x B samples, rounded to float
   */
  public static float[] samples(List<Plane> bands) {
    int count = bands.size();
    float[] samples = new float[bands.get(0).values().length * count];
    for (int band = 0; band < count; band++) {
      double[] values = bands.get(band).values();
      for (int pixel = 0; pixel < values.length; pixel++) {
        samples[pixel * count + band] = (float) values[pixel];
      }
    }
    return samples;
  }

  /**
   * An image of all bands, neither clipped nor rounded but to float.
   *
   * @param bands B bands H x W. Not modified
   * @return H x W with B bands of type FLOAT32
   */
  public static Image image(List<Plane> bands) {
    Plane first = bands.get(0);
    return Image.of(
        first.height(), first.width(), bands.size(), SampleType.FLOAT32, samples(bands));
  }
}
