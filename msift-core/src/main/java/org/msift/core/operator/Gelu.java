package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The Gaussian error linear unit in its exact form, x · Φ(x) = x / 2 · (1 + erf(x / √2)), element
 * by element (Hendrycks and Gimpel 2016; PyTorch's default, not the form with tanh). Any shape.
 *
 * @serial exclude
 */
public record Gelu() implements Operator {

  private static final double ROOT_HALF = Math.sqrt(0.5);
  private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    return Shapes.requireBatch(this, inputs[0]).clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    INDArray input = pass.contiguous(inputs[0]);
    if (OneDnn.reach(input)) {
      OneDnnElements.gelu(HostArray.rows(input), HostArray.rows(result));
      return result;
    }
    return normalDistribution(input, result).muli(input);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = pass.contiguous(gradient);
    INDArray input = pass.contiguous(inputs[0]);
    INDArray result = pass.result(input.shape());
    if (HostFloats.reach(input)) {
      backward(input, outer, result);
      return new INDArray[] {result};
    }
    // dx = g · (Φ(x) + x · φ(x))
    INDArray density = input.mul(input, pass.scratch(input.shape()));
    Transforms.exp(density.muli(-0.5), false).muli(DENSITY).muli(input);
    normalDistribution(input, result).addi(density).muli(outer);
    return new INDArray[] {result};
  }

  private static void backward(INDArray input, INDArray outer, INDArray result) {
    HostFloats incoming = new HostFloats(outer);
    HostFloats output = new HostFloats(result);
    new HostFloats(input)
        .forEachPiece(
            1,
            (from, values, length) -> {
              float[] gradients = new float[length];
              incoming.read(from, gradients, length);
              ErrorFunction.geluSlope(values, length);
              for (int i = 0; i < length; i++) {
                values[i] *= gradients[i];
              }
              output.write(from, values, length);
            });
  }

  private static INDArray normalDistribution(INDArray input, INDArray result) {
    return NativeCalls.errorFunction(input.mul(ROOT_HALF, result)).addi(1).muli(0.5);
  }
}
