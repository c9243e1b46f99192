package org.msift.ship.metric;

import org.msift.ship.plane.Plane;

/**
 * Multi-scale structural similarity: over five scales, halved each time, the product of contrast
 * and structure with exponents 0.0448, 0.2856, 0.3001, 0.2363, 0.1333, at the last scale with
 * luminance; the sum over both sources.
 *
 * <p>Higher is better; 0..2, 2 where all three images are the same; a factor below 0 counts as 0.
 * Any values on 0..255, not only 8 bits; 11x11 Gaussian of σ = 1.5 within the image, K1 = 0.01, K2
 * = 0.03, peak 255, so at least 161x161 pixels. Toolboxes for odd sizes differ in the last row and
 * column when halving: they are repeated here as in the authors' code. What Linfeng Tang's toolbox
 * calls MS-SSIM is {@link MefSsim#MULTI_SCALE}. Source: Z. Wang, E. P. Simoncelli, A. C. Bovik,
 * "Multi-scale structural similarity for image quality assessment", Asilomar 2003.
 */
public final class MsSsim {

  private static final double PEAK = 255;
  private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
  private static final StructuralSimilarity WINDOW = StructuralSimilarity.gaussian(false);

  /** Halved four times and rounded up, 161 is 11, the side of the window. */
  private static final int MINIMUM_SIDE = 161;

  /** Sum over both sources. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "MS-SSIM",
          Better.HIGHER,
          MINIMUM_SIDE,
          "MS-SSIM(A,F) + MS-SSIM(B,F), five scales",
          triple -> triple.sum((source, fused) -> similarity(source, fused, PEAK)));

  private MsSsim() {}

  /**
   * The multi-scale structural similarity of two planes.
   *
   * @param a H x W, at least 161x161; not modified
   * @param b H x W; not modified
   * @param peak the largest value there can be, such as 1 or 255, greater than 0
   * @return 0..1, 1 for equal planes
   * @throws IllegalArgumentException if sizes differ, the planes are too small, a value is not
   *     finite, or the peak is not greater than 0
   */
  public static double of(Plane a, Plane b, double peak) {
    Psnr.requirePeak(peak);
    a.requireFinite("the first plane");
    b.requireFinite("the second plane");
    if (Math.min(a.height(), a.width()) < MINIMUM_SIDE) {
      throw new IllegalArgumentException(
          "MS-SSIM needs planes of at least %dx%d, but this has %dx%d; use SSIM"
              .formatted(MINIMUM_SIDE, MINIMUM_SIDE, a.height(), a.width()));
    }
    return similarity(a, b, peak);
  }

  private static double similarity(Plane a, Plane b, double peak) {
    double product = 1;
    Plane first = a;
    Plane second = b;
    for (int scale = 0; scale < WEIGHTS.length; scale++) {
      boolean last = scale == WEIGHTS.length - 1;
      StructuralSimilarity.Means means = WINDOW.means(first, second, peak);
      double factor = last ? means.similarity() : means.contrastAndStructure();
      product *= Math.pow(Math.max(0, factor), WEIGHTS[scale]);
      if (!last) {
        first = HalfScale.of(first);
        second = HalfScale.of(second);
      }
    }
    return product;
  }
}
