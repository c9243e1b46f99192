package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The windows of a pooling over images [N, H, W, C].
 *
 * @param operation name of the native operation
 * @param size height and width of the window, 1 or more
 * @param stride step from one window to the next, 1 or more
 * @param padding rows and columns added on each side, at most size / 2
 */
record PoolingWindow(String operation, int size, int stride, int padding) {

  PoolingWindow {
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

  long[] outputShape(Operator pooling, long[]... inputs) {
    Shapes.requireCount(pooling, inputs, 1);
    long[] shape = Shapes.requireImages(pooling, inputs[0]);
    return geometry().outputShape(pooling, size, shape[3], shape);
  }

  INDArray forward(Operator pooling, Pass pass, INDArray input) {
    INDArray result = pass.result(outputShape(pooling, input.shape()));
    NativeCalls.pool(operation, size, geometry(), result, pass.contiguous(input));
    return result;
  }

  INDArray[] backward(Pass pass, INDArray gradient, INDArray input) {
    INDArray result = pass.result(input.shape());
    INDArray outer = pass.contiguous(gradient);
    NativeCalls.pool(operation + "_bp", size, geometry(), result, pass.contiguous(input), outer);
    return new INDArray[] {result};
  }

  private ConvolutionGeometry geometry() {
    return new ConvolutionGeometry(stride, padding, 1);
  }
}
