package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mean over windows of size x size pixels: [N, H, W, C] to [N, H', W', C] with H' = floor((H −
 * size) / stride) + 1.
 *
 * @param size height and width of the window, 1 or more
 * @param stride step from one window to the next, 1 or more
 * @serial exclude
 */
public record AveragePooling(int size, int stride) implements Operator {

  /**
   * Checks the numbers.
   *
   * @param size height and width of the window, 1 or more
   * @param stride step from one window to the next, 1 or more
   * @throws IllegalArgumentException if one is less than 1
   */
  public AveragePooling {
    if (size < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "a pooling needs size and stride >= 1, but got " + size + ", " + stride);
    }
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = Shapes.requireImages(this, inputs[0]);
    return geometry().outputShape(this, size, shape[3], shape);
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    NativeCalls.pool("avgpool2d", size, geometry(), result, pass.contiguous(inputs[0]));
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape());
    INDArray input = pass.contiguous(inputs[0]);
    NativeCalls.pool("avgpool2d_bp", size, geometry(), result, input, pass.contiguous(gradient));
    return new INDArray[] {result};
  }

  private ConvolutionGeometry geometry() {
    return new ConvolutionGeometry(stride, 0, 1);
  }
}
