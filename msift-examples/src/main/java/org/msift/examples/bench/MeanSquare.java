package org.msift.examples.bench;

import java.util.Arrays;
import org.msift.core.operator.Loss;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Mean of (prediction − target)² over all values: a loss that costs nothing. */
record MeanSquare() implements Loss {

  @Override
  public void check(long[] prediction, long[] target) {
    if (!Arrays.equals(prediction, target)) {
      throw new IllegalArgumentException(
          "prediction has shape "
              + Arrays.toString(prediction)
              + ", but the target "
              + Arrays.toString(target));
    }
  }

  @Override
  public double value(Pass pass, INDArray prediction, INDArray target) {
    INDArray difference = prediction.sub(target, pass.scratch(prediction.shape()));
    double norm = difference.norm2Number().doubleValue();
    return norm * norm / prediction.length();
  }

  @Override
  public INDArray gradient(Pass pass, INDArray prediction, INDArray target) {
    INDArray difference = prediction.sub(target, pass.result(prediction.shape()));
    return difference.muli(2.0 / prediction.length());
  }
}
