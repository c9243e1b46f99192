package org.msift.ship.metric;

/**
 * Entropy of the fused image, −Σ p log2 p over 256 grey levels.
 *
 * <p>Higher is better; 0..8 bits, 0 for a constant image. 8 bits: values are rounded; no border.
 * All toolboxes agree. Source: J. W. Roberts, J. A. van Aardt, F. B. Ahmed, "Assessment of image
 * fusion procedures using entropy, image quality, and multispectral classification", Journal of
 * Applied Remote Sensing 2, 2008.
 */
public final class Entropy {

  /** Entropy in bits. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "EN",
          Better.HIGHER,
          1,
          "entropy of the fused image in bits, 256 grey levels",
          triple -> Histogram.entropy(Histogram.levels(triple.fused())));

  private Entropy() {}
}
