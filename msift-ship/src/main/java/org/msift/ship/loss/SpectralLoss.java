package org.msift.ship.loss;

import org.msift.core.operator.Loss;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * mean|F − R| + weight · the mean over pixels of the angle between their spectra, in radians (SAM,
 * Kruse et al. 1993): the second term keeps the ratios between bands. Prediction F and reference R
 * are [N, H, W, B].
 *
 * @param angleWeight weight of the spectral angle, 0 or more
 * @serial exclude
 */
public record SpectralLoss(double angleWeight) implements Loss {

  private static final long serialVersionUID = 1L;

  /**
   * Checks the weight.
   *
   * @param angleWeight weight of the spectral angle, 0 or more
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public SpectralLoss {
    if (!(angleWeight >= 0) || Double.isInfinite(angleWeight)) {
      throw new IllegalArgumentException(
          "angleWeight is " + angleWeight + ", expected a finite number of 0 or more");
    }
  }

  @Override
  public void check(long[] prediction, long[] target) {
    FusionTarget.checkBands("the spectral loss", prediction, target);
  }

  @Override
  public double value(Pass pass, INDArray prediction, INDArray target) {
    double[] fused = FusionTarget.vector(prediction);
    double[] reference = FusionTarget.vector(target);
    SpectralAngle angle = new SpectralAngle((int) prediction.size(3));
    return MeanAbsolute.value(fused, i -> reference[i])
        + angleWeight * angle.mean(fused, reference);
  }

  @Override
  public INDArray gradient(Pass pass, INDArray prediction, INDArray target) {
    double[] fused = FusionTarget.vector(prediction);
    double[] reference = FusionTarget.vector(target);
    double[] gradient = new double[fused.length];
    MeanAbsolute.addGradient(fused, i -> reference[i], 1, gradient);
    new SpectralAngle((int) prediction.size(3))
        .addGradient(fused, reference, angleWeight, gradient);
    return pass.result(gradient, prediction.shape());
  }
}
