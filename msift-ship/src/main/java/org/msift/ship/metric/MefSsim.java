package org.msift.ship.metric;

import java.util.Arrays;
import java.util.function.Function;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;

/**
 * Structural similarity of multi-exposure fusion: in each 11x11 block, contrast and structure of
 * the fused image against those of one wanted block, made of both sources by their contrast and
 * consistency. Linfeng Tang's toolbox calls it SSIM and MS-SSIM.
 *
 * <p>Higher is better; −1..1. Any values on 0..255, not only 8 bits; blocks lie within the image;
 * Gaussian of σ = 1.5, K = 0.03, peak 255. Constant images have a value: K keeps denominators above
 * 0. Source: K. Ma, K. Zeng, Z. Wang, "Perceptual quality assessment for multi-exposure image
 * fusion", IEEE Transactions on Image Processing 24(11), 2015.
 */
public final class MefSsim {

  private static final int SIDE = 11;
  private static final int COUNT = SIDE * SIDE;
  private static final PlaneFilter GAUSSIAN = PlaneFilter.gaussian(SIDE, 1.5);
  private static final double C = 0.03 * 255 * 0.03 * 255;
  private static final double EPSILON = Math.ulp(1.0);
  private static final double LEAST_CONTRAST = 0.001;
  private static final double LARGEST_EXPONENT = 10;
  private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001};

  /** One scale. */
  public static final FusionMetric SINGLE_SCALE =
      new FormulaMetric(
          "SSIM.MEF",
          Better.HIGHER,
          SIDE,
          "contrast and structure against the wanted block of both sources",
          triple -> index(triple.infrared(), triple.visible(), triple.fused()));

  /**
   * Three scales with exponents 0.0448, 0.2856, 0.3001 scaled to sum 1; a factor below 0 counts as
   * 0.
   */
  public static final FusionMetric MULTI_SCALE =
      new FormulaMetric(
          "MS-SSIM.MEF",
          Better.HIGHER,
          SIDE << (WEIGHTS.length - 1),
          "SSIM.MEF over three scales",
          MefSsim::multiScale);

  private MefSsim() {}

  private static double multiScale(FusedTriple triple) {
    double total = 0;
    for (double weight : WEIGHTS) {
      total += weight;
    }
    Plane first = triple.infrared();
    Plane second = triple.visible();
    Plane fused = triple.fused();
    double product = 1;
    for (double weight : WEIGHTS) {
      product *= Math.pow(Math.max(0, index(first, second, fused)), weight / total);
      first = HalfScale.of(first);
      second = HalfScale.of(second);
      fused = HalfScale.of(fused);
    }
    return product;
  }

  private static double index(Plane first, Plane second, Plane fused) {
    Moments flat = Moments.of(MefSsim::blockSums, first, second);
    Moments gaussian = Moments.of(plane -> GAUSSIAN.valid(plane).values(), first, second);
    Cross cross = new Cross(first, second, fused);
    double sum = 0;
    for (int i = 0; i < cross.variance.length; i++) {
      Wanted wanted =
          Wanted.of(
              COUNT * flat.variance(i, 0), COUNT * flat.variance(i, 1), COUNT * flat.covariance(i));
      double variance =
          wanted.quadratic(
              gaussian.variance(i, 0), gaussian.variance(i, 1), gaussian.covariance(i));
      double covariance = wanted.first * cross.first[i] + wanted.second * cross.second[i];
      sum += (2 * covariance + C) / (variance + cross.variance[i] + C);
    }
    return sum / cross.variance.length;
  }

  /**
   * Means of blocks; sums of grey levels are exact, so that a flat block has no variance at all.
   */
  private static double[] blockSums(Plane plane) {
    double[] ones = new double[SIDE];
    Arrays.fill(ones, 1);
    Plane sums = PlaneFilter.separable(ones, ones).valid(plane);
    return sums.map(sum -> sum / COUNT).values();
  }

  /** Weighted first and second moments of both sources in each block. */
  private record Moments(
      double[] first,
      double[] second,
      double[] squareFirst,
      double[] squareSecond,
      double[] product) {

    static Moments of(Function<Plane, double[]> means, Plane a, Plane b) {
      return new Moments(
          means.apply(a),
          means.apply(b),
          means.apply(a.combine(a, (x, y) -> x * y)),
          means.apply(b.combine(b, (x, y) -> x * y)),
          means.apply(a.combine(b, (x, y) -> x * y)));
    }

    double variance(int i, int source) {
      return source == 0
          ? squareFirst[i] - first[i] * first[i]
          : squareSecond[i] - second[i] * second[i];
    }

    double covariance(int i) {
      return product[i] - first[i] * second[i];
    }
  }

  /** Gaussian variance of the fused image, and its covariances with the sources. */
  private static final class Cross {
    private final double[] variance;
    private final double[] first;
    private final double[] second;

    Cross(Plane a, Plane b, Plane fused) {
      double[] mean = GAUSSIAN.valid(fused).values();
      variance = covariance(fused, fused, mean);
      first = covariance(a, fused, mean);
      second = covariance(b, fused, mean);
    }

    private static double[] covariance(Plane a, Plane fused, double[] mean) {
      double[] own = a == fused ? mean : GAUSSIAN.valid(a).values();
      double[] product = GAUSSIAN.valid(a.combine(fused, (x, y) -> x * y)).values();
      for (int i = 0; i < product.length; i++) {
        product[i] -= own[i] * mean[i];
      }
      return product;
    }
  }

  /** The wanted block: factors of both sources, whose own means do not count. */
  private record Wanted(double first, double second) {

    /** Of the squared norms of both blocks without their means, and of their product. */
    static Wanted of(double squareFirst, double squareSecond, double product) {
      double normFirst = Math.sqrt(Math.max(0, squareFirst));
      double normSecond = Math.sqrt(Math.max(0, squareSecond));
      double both = Math.sqrt(Math.max(0, squareFirst + squareSecond + 2 * product));
      double contrastFirst = normFirst + LEAST_CONTRAST;
      double contrastSecond = normSecond + LEAST_CONTRAST;
      double exponent = exponent((both + EPSILON) / (normFirst + normSecond + EPSILON));
      double weightFirst = Math.pow(contrastFirst / SIDE, exponent) + EPSILON;
      double weightSecond = Math.pow(contrastSecond / SIDE, exponent) + EPSILON;
      double total = weightFirst + weightSecond;
      Wanted raw =
          new Wanted(weightFirst / total / contrastFirst, weightSecond / total / contrastSecond);
      double norm = Math.sqrt(Math.max(0, raw.quadratic(squareFirst, squareSecond, product)));
      double scale = norm > 0 ? Math.max(contrastFirst, contrastSecond) / norm : 1;
      return new Wanted(raw.first * scale, raw.second * scale);
    }

    private static double exponent(double consistency) {
      double within = Math.min(Math.max(consistency, EPSILON), 1 - EPSILON);
      return Math.min(LARGEST_EXPONENT, Math.tan(Math.PI / 2 * within));
    }

    double quadratic(double squareFirst, double squareSecond, double product) {
      return first * first * squareFirst
          + second * second * squareSecond
          + 2 * first * second * product;
    }
  }
}
