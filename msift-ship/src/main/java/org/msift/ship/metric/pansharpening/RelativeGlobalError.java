package org.msift.ship.metric.pansharpening;

import org.msift.ship.metric.Better;
import org.msift.ship.metric.Mse;
import org.msift.ship.plane.Plane;

/**
 * ERGAS, the relative dimensionless global error in synthesis: 100 / ratio times the root of the
 * mean over bands of MSE / mean(reference)^2. L. Wald, "Quality of high resolution synthesised
 * images: is there a simple criterion?", Fusion of Earth Data, 2000.
 */
public record RelativeGlobalError() implements ReferenceMetric {

  @Override
  public String name() {
    return "ERGAS";
  }

  @Override
  public String paper() {
    return "L. Wald, Quality of high resolution synthesised images: is there a simple criterion?, Fusion"
        + " of Earth Data, 2000";
  }

  @Override
  public Better better() {
    return Better.LOWER;
  }

  @Override
  public double value(ReducedResolution images) {
    double sum = 0;
    for (int i = 0; i < images.result().size(); i++) {
      Plane reference = images.reference().get(i);
      double mean = reference.mean();
      if (mean == 0) {
        throw new IllegalArgumentException(
            "ERGAS is not defined: the mean of band " + i + " of the reference is 0");
      }
      sum += Mse.of(reference, images.result().get(i)) / (mean * mean);
    }
    return 100.0 / images.ratio() * Math.sqrt(sum / images.result().size());
  }
}
