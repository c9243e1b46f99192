package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes one array out of a stack of equally many: [count · N, ...] to [N, ...], the inverse of
 * {@link BatchStack}.
 *
 * @param index which one, from 0
 * @param count how many were stacked
 * @serial exclude
 */
public record BatchSlice(int index, int count) implements Operator {

  /**
   * Checks the index.
   *
   * @param index which one, from 0
   * @param count how many were stacked
   * @throws IllegalArgumentException if there is none of that index
   */
  public BatchSlice {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "no slice " + index + " in a stack of " + count + "; indices start at 0");
    }
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = Shapes.requireBatch(this, inputs[0]).clone();
    if (shape[0] % count != 0) {
      throw new IllegalArgumentException(
          this + " takes a stack of " + count + " batches of one size, but got " + shape[0]);
    }
    shape[0] /= count;
    return shape;
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    long batch = result.size(0);
    return result.assign(Batches.part(pass.contiguous(inputs[0]), index * batch, batch));
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape()).assign(0);
    long batch = gradient.size(0);
    Batches.part(result, index * batch, batch).assign(gradient);
    return new INDArray[] {result};
  }
}
