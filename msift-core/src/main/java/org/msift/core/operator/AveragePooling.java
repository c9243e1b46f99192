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

  private static final String OPERATION = "avgpool2d";

  /**
   * Checks the numbers.
   *
   * @param size height and width of the window, 1 or more
   * @param stride step from one window to the next, 1 or more
   * @throws IllegalArgumentException if one is less than 1
   */
  public AveragePooling {
    new PoolingWindow(OPERATION, size, stride, 0);
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
    return new PoolingWindow(OPERATION, size, stride, 0);
  }
}
