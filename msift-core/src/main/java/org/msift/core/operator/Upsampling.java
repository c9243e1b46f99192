package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Enlarges images by a whole number along both axes: [N, H, W, C] to [N, factor · H, factor · W,
 * C], as PyTorch's {@code interpolate} with align_corners = false. {@link Resize} takes its size
 * from another input instead.
 *
 * @param factor how many times higher and wider, 1 or more
 * @param method how values between pixels are found
 * @serial exclude
 */
public record Upsampling(int factor, Resize.Method method) implements Operator {

  /**
   * Checks the factor.
   *
   * @param factor how many times higher and wider, 1 or more
   * @param method how values between pixels are found
   * @throws IllegalArgumentException if the factor is below 1
   */
  public Upsampling {
    if (factor < 1) {
      throw new IllegalArgumentException("factor is " + factor + ", expected 1 or more");
    }
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] images = Shapes.requireImages(this, inputs[0]);
    return new long[] {
      images[0],
      Math.multiplyExact(factor, images[1]),
      Math.multiplyExact(factor, images[2]),
      images[3]
    };
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
    long height = images.size(1);
    long width = images.size(2);
    return new AxisProducts(
        method.matrix(factor * height, height), method.matrix(factor * width, width));
  }
}
