package org.msift.ship.metric;

import java.util.function.DoubleUnaryOperator;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;

/**
 * Visual information fidelity, VIFp(A, F) + VIFp(B, F): the authors' version on pixels, four scales
 * with Gaussians of 17, 9, 5, 3 pixels and σ = side / 5, noise variance 2.
 *
 * <p>Higher is better; from 0, 2 where all three images are the same, above that for a fused image
 * of more contrast. A constant source counts as 1, as in CDDFuse's evaluator. Scale 0..255, values
 * need not be integers for {@link #STANDARD}; windows lie within the image, so at least 41x41
 * pixels. Source: H. R. Sheikh, A. C. Bovik, "Image information and visual quality", IEEE
 * Transactions on Image Processing 15(2), 2006.
 */
public final class Vif {

  private static final double NOISE_VARIANCE = 2;
  private static final double EPSILON = 1e-10;
  private static final int SCALES = 4;
  private static final int MINIMUM_SIDE = 41;
  private static final double LARGEST_BYTE = 255;

  /** As the authors' MATLAB code in floating point, and CDDFuse's evaluator. */
  public static final FusionMetric STANDARD =
      metric("VIF", "VIFp(A,F) + VIFp(B,F), four scales", DoubleUnaryOperator.identity());

  /**
   * As in the tables of Linfeng Tang's toolbox, where products of the first scale are MATLAB's
   * 8-bit integers: above 255 they are 255.
   */
  public static final FusionMetric LINFENG =
      metric(
          "VIF.LINFENG",
          "the same with products of the first scale cut at 255",
          product -> Math.min(LARGEST_BYTE, product));

  /**
   * As the Python package sewar on 8-bit arrays, whose products of the first scale wrap around at
   * 256; a third-party calibration found the SHIP paper's values to be those.
   */
  public static final FusionMetric SEWAR =
      metric(
          "VIF.SEWAR",
          "the same with products of the first scale modulo 256",
          product -> product % (LARGEST_BYTE + 1));

  private Vif() {}

  private static FusionMetric metric(
      String name, String description, DoubleUnaryOperator firstScaleProducts) {
    return new FormulaMetric(
        name,
        Better.HIGHER,
        MINIMUM_SIDE,
        description,
        triple -> triple.sum((source, fused) -> fidelity(source, fused, firstScaleProducts)));
  }

  private static double fidelity(Plane source, Plane fused, DoubleUnaryOperator products) {
    double[] sums = new double[2];
    Plane reference = source;
    Plane distorted = fused;
    for (int scale = 1; scale <= SCALES; scale++) {
      int side = (1 << (SCALES + 1 - scale)) + 1;
      PlaneFilter window = PlaneFilter.gaussian(side, side / 5.0);
      if (scale > 1) {
        reference = everySecond(window.valid(reference));
        distorted = everySecond(window.valid(distorted));
      }
      addScale(
          window,
          reference,
          distorted,
          scale == 1 ? products : DoubleUnaryOperator.identity(),
          sums);
    }
    return sums[1] == 0 ? 1 : sums[0] / sums[1];
  }

  /** Adds the information of the fused image and that of the source to {@code sums}. */
  private static void addScale(
      PlaneFilter window, Plane a, Plane b, DoubleUnaryOperator products, double[] sums) {
    double[] meanA = window.valid(a).values();
    double[] meanB = window.valid(b).values();
    double[] squareA = product(window, a, a, products);
    double[] squareB = product(window, b, b, products);
    double[] mixed = product(window, a, b, products);
    for (int i = 0; i < meanA.length; i++) {
      double varianceA = Math.max(0, squareA[i] - meanA[i] * meanA[i]);
      double varianceB = Math.max(0, squareB[i] - meanB[i] * meanB[i]);
      double covariance = mixed[i] - meanA[i] * meanB[i];
      sums[0] += fusedInformation(varianceA, varianceB, covariance);
      if (varianceA >= EPSILON) {
        sums[1] += Math.log10(1 + varianceA / NOISE_VARIANCE);
      }
    }
  }

  private static double fusedInformation(double varianceA, double varianceB, double covariance) {
    if (varianceA < EPSILON || varianceB < EPSILON || covariance < 0) {
      return 0;
    }
    double gain = covariance / (varianceA + EPSILON);
    double rest = Math.max(EPSILON, varianceB - gain * covariance);
    return Math.log10(1 + gain * gain * varianceA / (rest + NOISE_VARIANCE));
  }

  private static double[] product(
      PlaneFilter window, Plane a, Plane b, DoubleUnaryOperator products) {
    return window.valid(a.combine(b, (x, y) -> products.applyAsDouble(x * y))).values();
  }

  private static Plane everySecond(Plane plane) {
    int height = (plane.height() + 1) / 2;
    int width = (plane.width() + 1) / 2;
    double[] values = new double[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        values[y * width + x] = plane.at(2 * y, 2 * x);
      }
    }
    return new Plane(height, width, values);
  }
}
