package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Joins two or more arrays of tokens one after the other: [N, T1, D], [N, T2, D] … to [N, T1 + T2 +
 * …, D].
 *
 * @serial exclude
 */
public record TokenConcatenation() implements Operator {

  @Override
  public long[] outputShape(long[]... inputs) {
    if (inputs.length < 2) {
      throw new IllegalArgumentException(
          "concatenation takes two or more inputs, but got " + inputs.length);
    }
    long[] shape = Shapes.requireTokens(this, inputs[0]).clone();
    for (int i = 1; i < inputs.length; i++) {
      long[] other = Shapes.requireTokens(this, inputs[i]).clone();
      shape[1] += other[1];
      other[1] = inputs[0][1];
      Shapes.requireEqual(this, inputs[0], other);
    }
    return shape;
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(Shapes.of(inputs)));
    long from = 0;
    for (INDArray input : inputs) {
      long to = from + input.size(1);
      TokenSlice.tokens(result, from, to).assign(input);
      from = to;
    }
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = pass.contiguous(gradient);
    INDArray[] results = new INDArray[inputs.length];
    long from = 0;
    for (int i = 0; i < inputs.length; i++) {
      long to = from + inputs[i].size(1);
      results[i] = pass.result(inputs[i].shape()).assign(TokenSlice.tokens(outer, from, to));
      from = to;
    }
    return results;
  }
}
