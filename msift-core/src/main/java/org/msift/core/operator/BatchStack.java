package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Stacks arrays of one shape along the batch: k inputs [N, ...] to [k · N, ...]. What shares its
 * parameters between several streams is applied once to the stack; {@link BatchSlice} takes it
 * apart again.
 *
 * @serial exclude
 */
public record BatchStack() implements Operator {

  @Override
  public long[] outputShape(long[]... inputs) {
    if (inputs.length < 2) {
      throw new IllegalArgumentException(
          "a stack of batches takes two or more inputs, but got " + inputs.length);
    }
    long[] shape = Shapes.requireBatch(this, inputs[0]).clone();
    for (long[] other : inputs) {
      Shapes.requireEqual(this, inputs[0], other);
    }
    shape[0] *= inputs.length;
    return shape;
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(Shapes.of(inputs)));
    long batch = inputs[0].size(0);
    for (int i = 0; i < inputs.length; i++) {
      Batches.part(result, i * batch, batch).assign(inputs[i]);
    }
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = pass.contiguous(gradient);
    INDArray[] results = new INDArray[inputs.length];
    long batch = inputs[0].size(0);
    for (int i = 0; i < inputs.length; i++) {
      results[i] = pass.result(inputs[i].shape()).assign(Batches.part(outer, i * batch, batch));
    }
    return results;
  }
}
