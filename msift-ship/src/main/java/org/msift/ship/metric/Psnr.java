package org.msift.ship.metric;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.msift.ship.plane.Plane;

/**
 * Peak signal-to-noise ratio in dB, 10 log10(peak² / MSE) with MSE = ½(MSE(A, F) + MSE(B, F)).
 *
 * <p>Higher is better; positive infinity for identical images. Any values, not only 8 bits; no
 * border. Toolboxes differ in the peak and the scale of MSE. Source: P. Jagalingam, A. V. Hegde, "A
 * review of quality metrics for fused image", Aquatic Procedia 4, 2015.
 */
public final class Psnr {

  private static final double PEAK = 255;

  /** Peak 255. */
  public static final FusionMetric STANDARD =
      metric("PSNR", "10 log10(255² / MSE)", triple -> decibel(PEAK, Mse.STANDARD.of(triple)));

  /**
   * The peak is the largest value of the fused image, as in CDDFuse's evaluator; negative infinity
   * for a black fused image of sources that are not.
   */
  public static final FusionMetric CDDFUSE =
      metric("PSNR.CDDFUSE", "10 log10(max(F)² / MSE)", Psnr::cddfuse);

  /** Peak 255, but MSE on 0..1, as in Linfeng Tang's toolbox: 48.13 dB more. */
  public static final FusionMetric LINFENG =
      metric(
          "PSNR.LINFENG",
          "20 log10(255 / √MSE) with MSE on 0..1",
          triple -> decibel(PEAK, Mse.LINFENG.of(triple)));

  /** Peak 255, and {@link Rmse#VIFB} in the place of MSE, as VIFB. */
  public static final FusionMetric VIFB =
      metric("PSNR.VIFB", "20 log10(255 / √RMSE.VIFB)", triple -> decibel(PEAK, Rmse.vifb(triple)));

  private Psnr() {}

  private static FusionMetric metric(
      String name, String description, ToDoubleFunction<FusedTriple> formula) {
    return new FormulaMetric(name, Better.HIGHER, 1, description, formula);
  }

  /**
   * The peak signal-to-noise ratio of two planes.
   *
   * @param a H x W; not modified
   * @param b H x W; not modified
   * @param peak the largest value there can be, such as 1 or 255, greater than 0
   * @return 10 log10(peak² / MSE) in dB, positive infinity for equal planes
   * @throws IllegalArgumentException if sizes differ, a value is not finite, or the peak is not
   *     greater than 0
   */
  public static double of(Plane a, Plane b, double peak) {
    requirePeak(peak);
    return decibel(peak, Mse.of(a, b));
  }

  static void requirePeak(double peak) {
    if (!(peak > 0 && peak < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a peak of " + peak + "; expected a finite number greater than 0, such as 1 or 255");
    }
  }

  private static double cddfuse(FusedTriple triple) {
    double peak = Arrays.stream(triple.fused().values()).max().orElseThrow();
    return decibel(peak, Mse.STANDARD.of(triple));
  }

  private static double decibel(double peak, double error) {
    return error == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(peak * peak / error);
  }
}
