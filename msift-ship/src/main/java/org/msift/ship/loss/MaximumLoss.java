package org.msift.ship.loss;

import org.msift.core.operator.Loss;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * mean|F − max(Y, IR)|: the fused luminance is drawn to the brighter source. Labels are [N, H, W,
 * 2]: visible luminance Y and infrared IR.
 *
 * @serial exclude
 */
public record MaximumLoss() implements Loss {

  private static final long serialVersionUID = 1L;

  @Override
  public void check(long[] prediction, long[] target) {
    FusionTarget.check("the maximum loss", 2, prediction, target);
  }

  @Override
  public double value(Pass pass, INDArray prediction, INDArray target) {
    FusionTarget sources = new FusionTarget(target);
    return MeanAbsolute.value(FusionTarget.vector(prediction), sources::maximum);
  }

  @Override
  public INDArray gradient(Pass pass, INDArray prediction, INDArray target) {
    FusionTarget sources = new FusionTarget(target);
    double[] gradient = new double[sources.length()];
    MeanAbsolute.addGradient(FusionTarget.vector(prediction), sources::maximum, 1, gradient);
    return pass.result(gradient, prediction.shape());
  }
}
