package org.msift.examples.compare;

import org.msift.core.image.Image;
import org.msift.ship.plane.Plane;

/**
 * A small square of an image that is shown enlarged.
 *
 * @param top first row
 * @param left first column
 * @param side rows and columns
 */
record ZoomRegion(int top, int left, int side) {

  private static final int SHARE = 5;
  private static final int SMALLEST = 8;
  private static final int MARGIN = 8;
  private static final int SHOWN = 280;

  /** Where the product of the mean gradients of two images is largest: both have detail there. */
  static ZoomRegion of(Plane first, Plane second) {
    first.requireSize(second);
    int shorter = Math.min(first.height(), first.width());
    int side = Math.min(shorter, Math.max(SMALLEST, shorter / SHARE));
    int step = Math.max(1, side / 2);
    // Frames of sensors are sharp edges, and nothing to look at.
    int margin = Math.min(side / MARGIN, (shorter - side) / 2);
    ZoomRegion best = new ZoomRegion(margin, margin, side);
    double most = -1;
    for (int top = margin; top + side <= first.height() - margin; top += step) {
      for (int left = margin; left + side <= first.width() - margin; left += step) {
        ZoomRegion region = new ZoomRegion(top, left, side);
        double detail = region.gradient(first) * region.gradient(second);
        if (detail > most) {
          most = detail;
          best = region;
        }
      }
    }
    return best;
  }

  private double gradient(Plane plane) {
    double sum = 0;
    for (int y = top + 1; y < top + side; y++) {
      for (int x = left + 1; x < left + side; x++) {
        sum +=
            Math.abs(plane.at(y, x) - plane.at(y - 1, x))
                + Math.abs(plane.at(y, x) - plane.at(y, x - 1));
      }
    }
    return sum;
  }

  /** The square of an image, each pixel as a square of several. */
  Image of(Image image) {
    int factor = Math.max(1, SHOWN / side);
    int size = side * factor;
    int bands = image.bands();
    float[] samples = new float[size * size * bands];
    for (int i = 0; i < samples.length; i++) {
      int pixel = i / bands;
      samples[i] =
          image.sample(top + pixel / size / factor, left + pixel % size / factor, i % bands);
    }
    return Image.of(size, size, bands, image.sampleType(), samples);
  }
}
