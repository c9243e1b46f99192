package org.msift.ship.metric;

/**
 * Root mean squared error.
 *
 * <p>Lower is better; 0 for identical images; range 0..255. Any values, not only 8 bits; no border.
 * Source: P. Jagalingam, A. V. Hegde, "A review of quality metrics for fused image", Aquatic
 * Procedia 4, 2015.
 */
public final class Rmse {

  /** √MSE with MSE of {@link Mse#STANDARD}. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "RMSE",
          Better.LOWER,
          1,
          "square root of MSE, scale 0..255",
          triple -> Math.sqrt(Mse.STANDARD.of(triple)));

  /** ½(√Σ(A−F)² + √Σ(B−F)²) / (H·W) as VIFB: the number of pixels stands outside the root. */
  public static final FusionMetric VIFB =
      new FormulaMetric(
          "RMSE.VIFB",
          Better.LOWER,
          1,
          "mean over both sources of √Σ(X−F)² / pixels, scale 0..255",
          Rmse::vifb);

  private Rmse() {}

  static double vifb(FusedTriple triple) {
    return triple.mean((source, fused) -> Math.sqrt(Mse.squaredError(source, fused)))
        / triple.fused().values().length;
  }
}
