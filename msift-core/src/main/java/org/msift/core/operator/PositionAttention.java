package org.msift.core.operator;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Attention between all positions of an image, without scale: softmax(Q · Kᵀ) · V, the middle of
 * DANet's position attention module (Fu et al. 2019). Three inputs: query and key [N, H, W, K],
 * value [N, H, W, C]; the output is [N, H, W, C].
 *
 * <p>As in {@link MultiHeadAttention}, probabilities are computed for a block of positions at a
 * time and again in backward: memory grows with H · W, not with its square.
 *
 * @serial exclude
 */
public record PositionAttention() implements Operator {

  private static final String OUTPUT = "output";
  private static final double NO_SCALE = 1;

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 3);
    long[] query = Shapes.requireImages(this, inputs[0]);
    Shapes.requireEqual(this, query, inputs[1]);
    long[] value = Shapes.requireImages(this, inputs[2]);
    Shapes.requireEqual(this, Arrays.copyOf(query, 3), Arrays.copyOf(value, 3));
    return value.clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(Shapes.of(inputs)));
    attention(pass, inputs).forward(pass, positions(result));
    return pass.keep(OUTPUT, result);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = positions(pass.contiguous(gradient)); // [N, T, C]
    INDArray[] results =
        Arrays.stream(inputs).map(input -> pass.result(input.shape())).toArray(INDArray[]::new);
    attention(pass, inputs)
        .backward(
            pass,
            outer,
            sums(pass, outer, positions(pass.kept(OUTPUT))),
            positions(results[0]),
            positions(results[1]),
            positions(results[2]));
    return results;
  }

  private static HeadAttention attention(Pass pass, INDArray... inputs) {
    return new HeadAttention(
        positions(pass.contiguous(inputs[0])),
        positions(pass.contiguous(inputs[1])),
        positions(pass.contiguous(inputs[2])),
        NO_SCALE,
        MultiHeadAttention.BLOCK_VALUES);
  }

  /** Σ gradient · output over the channels of each position: [N · T, 1]. */
  private static INDArray sums(Pass pass, INDArray gradient, INDArray output) {
    INDArray rows = Rows.of(gradient.mul(output, pass.scratch(gradient.shape())));
    INDArray ones = pass.scratch(rows.columns(), 1).assign(1);
    INDArray sums = pass.scratch(rows.rows(), 1);
    NativeCalls.matrixProduct(rows, false, ones, false, sums);
    return sums;
  }

  /** [N, H, W, C] as [N, H · W, C], a view. */
  private static INDArray positions(INDArray images) {
    return images.reshape('c', images.size(0), images.size(1) * images.size(2), images.size(3));
  }
}
