package org.msift.ship.metric.pansharpening;

import org.msift.ship.metric.Better;

/**
 * Q, the mean over bands of the universal image quality index of reference and result; at most 1,
 * which only equal images reach. {@link Convention#PYTHON}: blocks of 8 x 8 at every place. {@link
 * Convention#TOOLBOX}: of 32 x 32. An error for images smaller than a block; constant blocks are
 * compared by their means alone.
 *
 * @param convention whose definition
 */
public record AverageQuality(Convention convention) implements ReferenceMetric {

  @Override
  public String name() {
    return convention.named("Q");
  }

  @Override
  public String paper() {
    return "Z. Wang, A. C. Bovik, A universal image quality index, IEEE Signal Processing Letters 9(3),"
        + " 2002";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public double value(ReducedResolution images) {
    UniversalQuality quality =
        convention == Convention.PYTHON
            ? UniversalQuality.PYTHON_8
            : UniversalQuality.TOOLBOX_SLIDING;
    double sum = 0;
    for (int i = 0; i < images.result().size(); i++) {
      sum += quality.mean(images.result().get(i), images.reference().get(i));
    }
    return sum / images.result().size();
  }
}
