package org.msift.core.operator;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Multiplies everything by one learned number: the weight of a branch beside a residual connection,
 * which is 0 at the start in the attention modules of DANet (Fu et al. 2019). Any shape.
 *
 * @param start the number at the start
 * @serial exclude
 */
public record Scale(double start) implements Operator {

  private static final String FACTOR = "gamma";

  /**
   * Checks the number.
   *
   * @param start the number at the start
   * @throws IllegalArgumentException if it is not finite
   */
  public Scale {
    if (!Double.isFinite(start)) {
      throw new IllegalArgumentException("a scale must start at a finite number, but is " + start);
    }
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.bias(FACTOR, Initialization.constant(start), 1));
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    return Shapes.requireBatch(this, inputs[0]).clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    return pass.contiguous(inputs[0]).mul(factor(pass), result);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = pass.contiguous(gradient);
    INDArray product = outer.mul(pass.contiguous(inputs[0]), pass.scratch(outer.shape()));
    INDArray rows = Rows.of(product);
    INDArray sums = pass.scratch(1, rows.columns());
    Rows.sum(pass, rows, sums);
    INDArray ones = pass.scratch(rows.columns(), 1).assign(1);
    NativeCalls.matrixProduct(sums, false, ones, false, pass.gradient(FACTOR).reshape('c', 1, 1));
    return new INDArray[] {outer.mul(factor(pass), pass.result(outer.shape()))};
  }

  private static double factor(Pass pass) {
    return pass.parameter(FACTOR).getDouble(0);
  }
}
