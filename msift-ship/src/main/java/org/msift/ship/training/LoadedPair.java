package org.msift.ship.training;

import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.ImageFile;
import org.msift.ship.colour.LuminanceFusion;
import org.msift.ship.colour.YCrCb;
import org.msift.ship.plane.Plane;

/**
 * A pair in memory, all values in [0, 1].
 *
 * @param height H
 * @param width W
 * @param visible visible luminance, H x W
 * @param infrared infrared, H x W
 * @param mask salient regions, H x W
 */
record LoadedPair(int height, int width, float[] visible, float[] infrared, float[] mask) {

  private static final LuminanceFusion POLICY = new LuminanceFusion();

  /** Reads the files. */
  static LoadedPair read(FusionPair pair) {
    YCrCb visible = POLICY.split(pair.visible().toString(), ImageFile.read(pair.visible()));
    Image infrared = ImageFile.read(pair.infrared());
    requireSize(pair.infrared().toString(), infrared, visible);
    float[] luminance = visible.luminance();
    float[] mask =
        pair.mask()
            .map(
                file -> {
                  Image image = ImageFile.read(file);
                  requireSize(file.toString(), image, visible);
                  return POLICY.infrared(file.toString(), image);
                })
            .orElseGet(() -> saliency(visible.height(), visible.width(), luminance));
    return new LoadedPair(
        visible.height(),
        visible.width(),
        luminance,
        POLICY.infrared(pair.infrared().toString(), infrared),
        mask);
  }

  private static void requireSize(String name, Image image, YCrCb visible) {
    if (image.height() != visible.height() || image.width() != visible.width()) {
      throw new ImageException(
          "%s is %dx%d, but its visible image is %dx%d; expected registered images of one size"
              .formatted(name, image.height(), image.width(), visible.height(), visible.width()));
    }
  }

  private static float[] saliency(int height, int width, float... luminance) {
    double[] values = new double[luminance.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = luminance[i];
    }
    double[] map = VisualSaliency.of(new Plane(height, width, values)).values();
    float[] mask = new float[map.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (float) map[i];
    }
    return mask;
  }
}
