package org.msift.ship.metric.pansharpening;

import org.msift.ship.metric.Better;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;

/**
 * SSIM, mean of the bands: Gaussian window of 11 x 11 with sigma 1.5 where it lies within the
 * image, C1 = (0.01 peak)^2, C2 = (0.03 peak)^2, moments of the window. Z. Wang, A. C. Bovik, H. R.
 * Sheikh, E. P. Simoncelli, "Image quality assessment: from error visibility to structural
 * similarity", IEEE TIP 13(4), 2004.
 */
public record StructuralSimilarity() implements ReferenceMetric {

  private static final PlaneFilter WINDOW = PlaneFilter.gaussian(11, 1.5);

  @Override
  public String name() {
    return "SSIM";
  }

  @Override
  public String paper() {
    return "Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, Image quality assessment: from error"
        + " visibility to structural similarity, IEEE TIP 13(4), 2004";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public double value(ReducedResolution images) {
    double sum = 0;
    for (int i = 0; i < images.result().size(); i++) {
      sum += similarity(images.reference().get(i), images.result().get(i), images.peak());
    }
    return sum / images.result().size();
  }

  private static double similarity(Plane reference, Plane result, double peak) {
    double c1 = Math.pow(0.01 * peak, 2);
    double c2 = Math.pow(0.03 * peak, 2);
    double[] m1 = WINDOW.valid(reference).values();
    double[] m2 = WINDOW.valid(result).values();
    double[] s1 = WINDOW.valid(reference.map(value -> value * value)).values();
    double[] s2 = WINDOW.valid(result.map(value -> value * value)).values();
    double[] s12 = WINDOW.valid(reference.combine(result, (r, f) -> r * f)).values();
    double sum = 0;
    for (int i = 0; i < m1.length; i++) {
      double means = m1[i] * m2[i];
      double squares = m1[i] * m1[i] + m2[i] * m2[i];
      double covariance = s12[i] - means;
      double variances = s1[i] + s2[i] - squares;
      sum += (2 * means + c1) * (2 * covariance + c2) / ((squares + c1) * (variances + c2));
    }
    return sum / m1.length;
  }
}
