package org.msift.ship.loss;

import org.msift.core.operator.Loss;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * mean|F − R| over all bands and pixels, the L1 loss of pan-sharpening networks. Prediction F and
 * reference R are [N, H, W, B].
 *
 * @serial exclude
 */
public record MeanAbsoluteLoss() implements Loss {

  private static final long serialVersionUID = 1L;

  @Override
  public void check(long[] prediction, long[] target) {
    FusionTarget.checkBands("the mean absolute loss", prediction, target);
  }

  @Override
  public double value(Pass pass, INDArray prediction, INDArray target) {
    double[] reference = FusionTarget.vector(target);
    return MeanAbsolute.value(FusionTarget.vector(prediction), i -> reference[i]);
  }

  @Override
  public INDArray gradient(Pass pass, INDArray prediction, INDArray target) {
    double[] reference = FusionTarget.vector(target);
    double[] gradient = new double[reference.length];
    MeanAbsolute.addGradient(FusionTarget.vector(prediction), i -> reference[i], 1, gradient);
    return pass.result(gradient, prediction.shape());
  }
}
