package org.msift.ship.colour;

import java.util.Map;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;

/**
 * Colour policy of SHIP: the networks fuse the luminance of the visible image with the first band
 * of the infrared one, both in [0, 1]; the result takes the visible image's colour.
 *
 * <p>One visible band gives one band, three (red, green, blue) give three; the result has the
 * visible image's sample type, integers rounded half to even. Source: the published code of SHIP
 * (Zheng et al., CVPR 2024).
 */
public record LuminanceFusion() {

  /** Name of this policy in a saved model. */
  public static final String NAME = "luminance";

  private static final int GREY = 1;
  private static final int COLOUR = 3;

  /**
   * Takes a visible image apart.
   *
   * @param name what messages call the image, such as its file
   * @param visible one or three bands H x W, in the range of its sample type; float samples in [0,
   *     1]
   * @return its luminance and colour
   * @throws ImageException if it has another number of bands, or a sample is not finite or out of
   *     range
   */
  public YCrCb split(String name, Image visible) {
    int bands = visible.bands();
    if (bands != GREY && bands != COLOUR) {
      throw new ImageException(
          name
              + " has "
              + bands
              + " bands, but a visible image has 1 (grey) or 3 (red, green, blue); select them"
              + " first");
    }
    float[] unit = unitRange(name, visible);
    return bands == GREY ? YCrCb.ofGrey(visible, unit) : YCrCb.ofColour(visible, unit);
  }

  /**
   * The infrared band.
   *
   * @param name what messages call the image, such as its file
   * @param infrared an image H x W of which the first band counts; float samples in [0, 1]
   * @return H x W values in [0, 1]
   * @throws ImageException if a sample is not finite or out of range
   */
  public float[] infrared(String name, Image infrared) {
    return unitRange(name, infrared.band(0));
  }

  /**
   * Puts a fused image together.
   *
   * @param colour the visible image. Not modified
   * @param fused luminance H x W as a network gives it, any finite value. Not modified
   * @return the fused image, of the visible image's bands and sample type
   * @throws ImageException if a value is not finite
   * @throws IllegalArgumentException if the number of values is not H x W
   */
  public Image join(YCrCb colour, float[] fused) {
    return colour.with(fused);
  }

  /**
   * This policy as a saved model holds it.
   *
   * @return its name
   */
  public Map<String, Object> description() {
    return Map.of("name", NAME);
  }

  /**
   * The policy of a saved model.
   *
   * @param description what {@link #description} gave. Not modified
   * @return the policy
   * @throws IllegalArgumentException if it is another one; the message names the known ones
   */
  public static LuminanceFusion of(Map<String, Object> description) {
    Object name = description.get("name");
    if (!NAME.equals(name)) {
      throw new IllegalArgumentException(
          "the colour policy is " + name + ", but known is only " + NAME);
    }
    return new LuminanceFusion();
  }

  private static float[] unitRange(String name, Image image) {
    image.requireFinite(name);
    float[] unit = image.samples();
    float maximum = image.sampleType().isInteger() ? image.sampleType().maximum() : 1f;
    for (int i = 0; i < unit.length; i++) {
      if (unit[i] < 0 || unit[i] > maximum) {
        throw outOfRange(name, image, i, unit[i], maximum);
      }
      unit[i] /= maximum;
    }
    return unit;
  }

  private static ImageException outOfRange(
      String name, Image image, int index, float sample, float maximum) {
    int pixel = index / image.bands();
    return new ImageException(
        "%s: the sample at band %d, row %d, column %d is %s, outside 0..%s; scale %s images to that range first"
            .formatted(
                name,
                index % image.bands(),
                pixel / image.width(),
                pixel % image.width(),
                sample,
                maximum,
                image.sampleType()));
  }
}
