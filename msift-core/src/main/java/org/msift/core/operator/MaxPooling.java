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

  private static final String OPERATION = "maxpool2d";

  /**
   * Checks the numbers.
   *
   * @param size height and width of the window, 1 or more
   * @param stride step from one window to the next, 1 or more
   * @param padding rows and columns added on each side, at most size / 2
   * @throws IllegalArgumentException if one is out of range
   */
  public MaxPooling {
    new PoolingWindow(OPERATION, size, stride, padding);
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    return window().outputShape(this, inputs);
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    return window().forward(this, pass, inputs[0]);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    return window().backward(pass, gradient, inputs[0]);
  }

  private PoolingWindow window() {
    return new PoolingWindow(OPERATION, size, stride, padding);
  }
}
