package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes some tokens: [N, T, D] to [N, to − from, D].
 *
 * @param from first token
 * @param to token after the last one
 * @serial exclude
 */
public record TokenSlice(int from, int to) implements Operator {

  /**
   * Checks the range.
   *
   * @param from first token
   * @param to token after the last one
   * @throws IllegalArgumentException if the range is empty or starts below 0
   */
  public TokenSlice {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("no tokens from " + from + " to " + to);
    }
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = Shapes.requireTokens(this, inputs[0]).clone();
    if (shape[1] < to) {
      throw new IllegalArgumentException(
          this + " needs at least " + to + " tokens, but got " + shape[1]);
    }
    shape[1] = to - from;
    return shape;
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    return result.assign(tokens(pass.contiguous(inputs[0]), from, to));
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape()).assign(0);
    tokens(result, from, to).assign(gradient);
    return new INDArray[] {result};
  }

  /** Tokens from (inclusive) to (exclusive) of an array without gaps, as a view. */
  static INDArray tokens(INDArray array, long from, long to) {
    long features = array.size(2);
    long[] shape = {array.size(0), to - from, features};
    return Batches.view(array, from * features, shape, array.size(1) * features, features, 1);
  }
}
