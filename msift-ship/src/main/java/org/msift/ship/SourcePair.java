package org.msift.ship;

import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.ship.colour.LuminanceFusion;
import org.msift.ship.colour.YCrCb;

/**
 * One pair of images as the network takes it.
 *
 * @param colour the visible image, taken apart
 * @param infrared infrared values in [0, 1], H x W of the visible image
 */
record SourcePair(YCrCb colour, float[] infrared) {

  /** An image with what messages call it. */
  record Named(String name, Image image) {}

  private static final LuminanceFusion POLICY = new LuminanceFusion();

  static SourcePair of(Named visible, Named infrared, boolean resize) {
    requireSizes(visible, infrared, resize);
    YCrCb colour = POLICY.split(visible.name(), visible.image());
    float[] band = POLICY.infrared(infrared.name(), infrared.image());
    int height = infrared.image().height();
    int width = infrared.image().width();
    if (height != colour.height() || width != colour.width()) {
      band = new BilinearResize(height, width).apply(band, colour.height(), colour.width());
    }
    return new SourcePair(colour, band);
  }

  private static void requireSizes(Named visible, Named infrared, boolean resize) {
    Image first = visible.image();
    Image second = infrared.image();
    if (first.height() == 1 && first.width() == 1) {
      throw new ImageException(
          visible.name()
              + " has one pixel, but the network normalises over all pixels of an image; give at"
              + " least two");
    }
    boolean same = first.height() == second.height() && first.width() == second.width();
    if (!same && !resize) {
      throw new ImageException(
          "%s has %dx%d pixels (height x width), but %s has %dx%d; register them, or turn the resize option on to resize the infrared image"
              .formatted(
                  visible.name(),
                  first.height(),
                  first.width(),
                  infrared.name(),
                  second.height(),
                  second.width()));
    }
  }

  int height() {
    return colour.height();
  }

  int width() {
    return colour.width();
  }

  Fusion fused(float[] luminance) {
    return new Fusion(POLICY.join(colour, luminance), luminance);
  }
}
