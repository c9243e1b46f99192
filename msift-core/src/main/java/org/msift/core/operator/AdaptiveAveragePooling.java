package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mean over a grid of windows that cover the image: [N, H, W, C] to [N, height, width, C]. Row i
 * takes the rows from floor(i · H / height) to ceil((i + 1) · H / height), as PyTorch's {@code
 * AdaptiveAvgPool2d}; windows may overlap.
 *
 * @param height rows of the result, 1 or more
 * @param width columns of the result, 1 or more
 * @serial exclude
 */
public record AdaptiveAveragePooling(int height, int width) implements Operator {

  /**
   * Checks the size.
   *
   * @param height rows of the result, 1 or more
   * @param width columns of the result, 1 or more
   * @throws IllegalArgumentException if one is less than 1
   */
  public AdaptiveAveragePooling {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "adaptive pooling needs height and width >= 1, but got " + height + ", " + width);
    }
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = Shapes.requireImages(this, inputs[0]);
    return new long[] {shape[0], height, width, shape[3]};
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    products(inputs[0]).forward(pass, pass.contiguous(inputs[0]), result);
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape());
    products(inputs[0]).backward(pass, pass.contiguous(gradient), result);
    return new INDArray[] {result};
  }

  private AxisProducts products(INDArray images) {
    return new AxisProducts(
        AxisMatrix.mean(height, images.size(1)), AxisMatrix.mean(width, images.size(2)));
  }
}
