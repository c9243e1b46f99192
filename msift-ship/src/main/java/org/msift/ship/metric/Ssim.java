package org.msift.ship.metric;

import org.msift.ship.plane.Plane;

/**
 * Structural similarity of the fused image to its sources: luminance, contrast and structure within
 * a window, K1 = 0.01, K2 = 0.03, peak 255.
 *
 * <p>Higher is better; −1..1 for one source, so −2..2 for a sum, 2 where all three images are the
 * same. Any values on 0..255, not only 8 bits. Constant images have a value: C1 and C2 keep the
 * denominators above 0. Toolboxes differ in the window, the border, and sum or mean. Source: Z.
 * Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image quality assessment: from error
 * visibility to structural similarity", IEEE Transactions on Image Processing 13(4), 2004.
 */
public final class Ssim {

  private static final double PEAK = 255;
  private static final int UNIFORM_SIDE = 7;
  private static final StructuralSimilarity WITHIN = StructuralSimilarity.gaussian(false);
  private static final StructuralSimilarity REPLICATED = StructuralSimilarity.gaussian(true);
  private static final StructuralSimilarity FLAT = StructuralSimilarity.uniform(UNIFORM_SIDE);

  /** Sum of both, 11x11 Gaussian of σ = 1.5 within the image, as in the paper and VIFB. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "SSIM",
          Better.HIGHER,
          WITHIN.side(),
          "SSIM(A,F) + SSIM(B,F), 11x11 Gaussian of 1.5 within the image",
          triple -> triple.sum((source, fused) -> WITHIN.of(source, fused, PEAK)));

  /** Mean of both, 11x11 Gaussian of σ = 1.5, edges replicated, as MATLAB's {@code ssim}. */
  public static final FusionMetric MATLAB =
      new FormulaMetric(
          "SSIM.MATLAB",
          Better.HIGHER,
          1,
          "mean of SSIM(A,F) and SSIM(B,F), 11x11 Gaussian of 1.5, edges replicated",
          triple -> triple.mean((source, fused) -> REPLICATED.of(source, fused, PEAK)));

  /**
   * Sum of both, flat 7x7 window within the image, variances of a sample, as scikit-image's {@code
   * structural_similarity} with {@code data_range=255}, which CDDFuse's evaluator calls.
   */
  public static final FusionMetric UNIFORM =
      new FormulaMetric(
          "SSIM.UNIFORM",
          Better.HIGHER,
          FLAT.side(),
          "SSIM(A,F) + SSIM(B,F), flat 7x7 window within the image, variances of a sample",
          triple -> triple.sum((source, fused) -> FLAT.of(source, fused, PEAK)));

  private Ssim() {}

  /**
   * The structural similarity of two planes: 11x11 Gaussian of σ = 1.5 within the plane.
   *
   * @param a H x W, at least 11x11; not modified
   * @param b H x W; not modified
   * @param peak the largest value there can be, such as 1 or 255, greater than 0
   * @return −1..1, 1 for equal planes
   * @throws IllegalArgumentException if sizes differ, the planes are smaller than 11x11, a value is
   *     not finite, or the peak is not greater than 0
   */
  public static double of(Plane a, Plane b, double peak) {
    Psnr.requirePeak(peak);
    a.requireFinite("the first plane");
    b.requireFinite("the second plane");
    return WITHIN.of(a, b, peak);
  }
}
