package org.msift.core.operator;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds a learned vector to each token according to its position: tokens [N, T, D] in and out, T at
 * most the length of the table, of which the first T rows are used. Starts normally distributed
 * with deviation 1, as the official MsIFT network's.
 *
 * @param positions length of the table
 * @param features features D of a token
 * @serial exclude
 */
public record PositionTable(int positions, int features) implements Operator {

  private static final String TABLE = "table";

  /**
   * Checks the sizes.
   *
   * @param positions length of the table
   * @param features features D of a token
   * @throws IllegalArgumentException if a size is below 1
   */
  public PositionTable {
    if (positions < 1 || features < 1) {
      throw new IllegalArgumentException(
          "a position table needs 1 or more positions and features, but got "
              + positions
              + " and "
              + features);
    }
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.bias(TABLE, Initialization.normal(1), positions, features));
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = Shapes.requireTokens(this, inputs[0], features);
    if (shape[1] > positions) {
      throw new IllegalArgumentException(
          this + " takes at most " + positions + " tokens, but got " + shape[1]);
    }
    return shape.clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    Rows.fill(flat(result), used(pass.parameter(TABLE), result.size(1)));
    return result.addi(inputs[0]);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(gradient.shape()).assign(gradient);
    INDArray table = pass.gradient(TABLE).assign(0);
    Rows.sum(pass, flat(result), used(table, result.size(1)));
    return new INDArray[] {result};
  }

  private static INDArray flat(INDArray tokens) {
    return tokens.reshape('c', tokens.size(0), tokens.size(1) * tokens.size(2));
  }

  /** The first rows of the table, as one row. */
  private INDArray used(INDArray table, long tokens) {
    return Batches.view(table, 0, new long[] {tokens * features}, 1);
  }
}
