package org.msift.ship.metric;

import org.msift.ship.plane.Border;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;

/**
 * Structural similarity of two planes, (2µaµb + C1)(2σab + C2) / ((µa² + µb² + C1)(σa² + σb² +
 * C2)), mean over the places of a window, with C1 = (0.01 · peak)² and C2 = (0.03 · peak)².
 *
 * <p>Source: Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image quality assessment: from
 * error visibility to structural similarity", IEEE Transactions on Image Processing 13(4), 2004.
 *
 * @param side height and width of the window, odd
 * @param window its weights, of sum 1
 * @param replicated whether the window goes over the edge, where values are repeated; otherwise it
 *     lies within the plane
 * @param factor what variances and covariance are multiplied by: 1, or n / (n − 1) for those of a
 *     sample
 */
record StructuralSimilarity(int side, PlaneFilter window, boolean replicated, double factor) {

  private static final double K1 = 0.01;
  private static final double K2 = 0.03;
  private static final int GAUSSIAN_SIDE = 11;
  private static final double GAUSSIAN_SIGMA = 1.5;

  /** Means over all places of the whole index, and of its part without luminance. */
  record Means(double similarity, double contrastAndStructure) {}

  static StructuralSimilarity gaussian(boolean replicated) {
    return new StructuralSimilarity(
        GAUSSIAN_SIDE, PlaneFilter.gaussian(GAUSSIAN_SIDE, GAUSSIAN_SIGMA), replicated, 1);
  }

  static StructuralSimilarity uniform(int side) {
    double count = side * side;
    return new StructuralSimilarity(side, PlaneFilter.mean(side), false, count / (count - 1));
  }

  double of(Plane a, Plane b, double peak) {
    return means(a, b, peak).similarity();
  }

  Means means(Plane a, Plane b, double peak) {
    a.requireSize(b);
    double[] meanA = filtered(a);
    double[] meanB = filtered(b);
    double[] squareA = filtered(a.combine(a, (x, y) -> x * y));
    double[] squareB = filtered(b.combine(b, (x, y) -> x * y));
    double[] product = filtered(a.combine(b, (x, y) -> x * y));
    double c1 = K1 * peak * K1 * peak;
    double c2 = K2 * peak * K2 * peak;
    double similarity = 0;
    double contrast = 0;
    for (int i = 0; i < meanA.length; i++) {
      double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
      double means = meanA[i] * meanB[i];
      double variances = factor * (squareA[i] + squareB[i] - squares);
      double covariance = factor * (product[i] - means);
      double part = (2 * covariance + c2) / (variances + c2);
      contrast += part;
      similarity += (2 * means + c1) / (squares + c1) * part;
    }
    return new Means(similarity / meanA.length, contrast / meanA.length);
  }

  private double[] filtered(Plane plane) {
    Plane result = replicated ? window.apply(plane, Border.REPLICATE) : window.valid(plane);
    return result.values();
  }
}
