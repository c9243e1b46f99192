package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Maximum over windows of size x size pixels: [N, H, W, C] to [N, H', W', C] with H' = floor((H + 2
 * · padding − size) / stride) + 1. Padding never is the maximum.
 *
 * @param size height and width of the window, 1 or more
 * @param stride step from one window to the next, 1 or more
 * @param padding rows and columns added on each side, at most size / 2
 * @serial exclude
 */
public record MaxPooling(int size, int stride, int padding) implements Operator {

  /**
   * Checks the numbers.
   *
   * @param size height and width of the window, 1 or more
   * @param stride step from one window to the next, 1 or more
   * @param padding rows and columns added on each side, at most size / 2
   * @throws IllegalArgumentException if one is out of range
   */
  public MaxPooling {
    if (size < 1 || stride < 1 || padding < 0 || padding > size / 2) {
      throw new IllegalArgumentException(
          "a pooling needs size and stride >= 1 and padding in [0, size / 2], but got "
              + size
              + ", "
              + stride
              + ", "
              + padding);
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
    NativeCalls.pool("maxpool2d", size, geometry(), result, pass.contiguous(inputs[0]));
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape());
    INDArray input = pass.contiguous(inputs[0]);
    NativeCalls.pool("maxpool2d_bp", size, geometry(), result, input, pass.contiguous(gradient));
    return new INDArray[] {result};
  }

  private ConvolutionGeometry geometry() {
    return new ConvolutionGeometry(stride, padding, 1);
  }
}
