package org.msift.ship.metric;

import org.msift.ship.plane.Border;

/**
 * Edge intensity of the fused image, the mean magnitude of Sobel's gradient.
 *
 * <p>Higher is better; from 0, for a constant image. Any values on 0..255, not only 8 bits; edges
 * are replicated. As VIFB. Source: B. Rajalingam, R. Priya, "Hybrid multimodality medical image
 * fusion technique for feature enhancement in medical diagnosis", International Journal of
 * Engineering Science Invention, 2018.
 */
public final class EdgeIntensity {

  /** VIFB's. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "EI",
          Better.HIGHER,
          1,
          "mean magnitude of the Sobel gradient of the fused image, edges replicated",
          triple -> Sobel.magnitude(triple.fused(), Border.REPLICATE).mean());

  private EdgeIntensity() {}
}
