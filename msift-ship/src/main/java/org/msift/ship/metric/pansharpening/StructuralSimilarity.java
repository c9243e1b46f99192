package org.msift.ship.metric.pansharpening;

import org.msift.ship.metric.Better;
import org.msift.ship.metric.Ssim;

/**
 * SSIM, mean of the bands: Gaussian window of 11 x 11 with sigma 1.5 where it lies within the
 * image, C1 = (0.01 peak)^2, C2 = (0.03 peak)^2, moments of the window. Z. Wang, A. C. Bovik, H. R.
 * Sheikh, E. P. Simoncelli, "Image quality assessment: from error visibility to structural
 * similarity", IEEE TIP 13(4), 2004.
 */
public record StructuralSimilarity() implements ReferenceMetric {

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
      sum += Ssim.of(images.reference().get(i), images.result().get(i), images.peak());
    }
    return sum / images.result().size();
  }
}
