package org.msift.core.operator;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All values of each image or token sequence as one vector: [N, ...] to [N, D], row-major.
 *
 * @serial exclude
 */
public record Flatten() implements Operator {

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = inputs[0];
    if (shape.length < 2 || Arrays.stream(shape).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          this + " takes arrays [N, ...] of rank 2 or more, but got " + Arrays.toString(shape));
    }
    return new long[] {shape[0], Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact)};
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    long[] shape = outputShape(inputs[0].shape());
    return pass.result(shape).assign(pass.contiguous(inputs[0]).reshape('c', shape));
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    long[] shape = inputs[0].shape();
    return new INDArray[] {
      pass.result(shape).assign(pass.contiguous(gradient).reshape('c', shape))
    };
  }
}
