package org.msift.ship.classical;

import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.ship.colour.LuminanceFusion;
import org.msift.ship.colour.YCrCb;
import org.msift.ship.plane.Plane;

/**
 * Fuses registered visible and infrared images with a classical method, with the colour policy of
 * the networks: luminance is fused, the colour is that of the visible image.
 *
 * <pre>{@code
 * Image fused = ClassicalFusion.named("laplacian").fuse(visible, infrared);
 * }</pre>
 *
 * @param method how luminance is fused
 */
public record ClassicalFusion(FusionMethod method) {

  private static final LuminanceFusion POLICY = new LuminanceFusion();

  /**
   * Fusion with the method of a name.
   *
   * @param name such as laplacian, see {@link FusionMethods}
   * @return the fusion
   * @throws IllegalArgumentException if there is none of this name; the message lists the names
   */
  public static ClassicalFusion named(String name) {
    return new ClassicalFusion(FusionMethods.named(name));
  }

  /**
   * Fuses a pair.
   *
   * @param visible one band or three, H x W; float samples in [0, 1]. Not modified
   * @param infrared H x W; the first band counts. Not modified
   * @return the fused image, of the visible image's bands and sample type, bounded to its range
   * @throws ImageException if the sizes differ, the visible image has another number of bands, or a
   *     sample is not finite or out of range
   */
  public Image fuse(Image visible, Image infrared) {
    if (visible.height() != infrared.height() || visible.width() != infrared.width()) {
      throw new ImageException(
          "the visible image has %dx%d pixels (height x width), but the infrared one has %dx%d; register them first"
              .formatted(visible.height(), visible.width(), infrared.height(), infrared.width()));
    }
    YCrCb colour = POLICY.split("the visible image", visible);
    float[] band = POLICY.infrared("the infrared image", infrared);
    Plane fused = method.fuse(plane(visible, colour.luminance()), plane(visible, band));
    return POLICY.join(colour, floats(fused.values()));
  }

  private static Plane plane(Image size, float[] samples) {
    double[] values = new double[samples.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples[i];
    }
    return new Plane(size.height(), size.width(), values);
  }

  private static float[] floats(double[] values) {
    float[] samples = new float[values.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) values[i];
    }
    return samples;
  }
}
