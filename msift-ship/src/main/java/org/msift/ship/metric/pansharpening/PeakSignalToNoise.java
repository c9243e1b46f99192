package org.msift.ship.metric.pansharpening;

import org.msift.ship.metric.Better;
import org.msift.ship.metric.Mse;

/**
 * PSNR in decibel: 20 log10(peak / sqrt(MSE)) with one mean squared error of all bands; infinite
 * for a perfect result (a mean squared error of at most 1e-10).
 */
public record PeakSignalToNoise() implements ReferenceMetric {

  private static final double PERFECT = 1e-10;

  @Override
  public String name() {
    return "PSNR";
  }

  @Override
  public String paper() {
    return "common; as in IQA_pansharpening_python";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public double value(ReducedResolution images) {
    double sum = 0;
    for (int i = 0; i < images.result().size(); i++) {
      sum += Mse.of(images.reference().get(i), images.result().get(i));
    }
    double error = sum / images.result().size();
    return error <= PERFECT
        ? Double.POSITIVE_INFINITY
        : 20 * Math.log10(images.peak() / Math.sqrt(error));
  }
}
