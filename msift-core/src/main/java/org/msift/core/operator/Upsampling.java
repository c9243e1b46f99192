package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Enlarges images by a whole number along both axes: [N, H, W, C] to [N, factor · H, factor · W,
 * C], as PyTorch's {@code interpolate} with align_corners = false, or on a grid that is shifted
 * against it. {@link Resize} takes its size from another input instead.
 *
 * @param factor how many times higher and wider, 1 or more
 * @param method how values between pixels are found
 * @param shift how many pixels of the result the images' pixels stand below and to the right of
 *     where PyTorch takes them to stand, so that image pixel i is centred on factor · i + (factor −
 *     1) / 2 + shift; pixels outside repeat the border's
 * @serial exclude
 */
public record Upsampling(int factor, Resize.Method method, double shift) implements Operator {

  /**
   * Checks factor and shift.
   *
   * @param factor how many times higher and wider, 1 or more
   * @param method how values between pixels are found
   * @param shift how many pixels of the result the images' pixels stand behind PyTorch's places
   * @throws IllegalArgumentException if the factor is below 1, or the shift is larger than it
   */
  public Upsampling {
    if (factor < 1) {
      throw new IllegalArgumentException("factor is " + factor + ", expected 1 or more");
    }
    if (!(Math.abs(shift) <= factor)) {
      throw new IllegalArgumentException(
          "shift is " + shift + ", expected at most the factor " + factor);
    }
  }

  /**
   * PyTorch's places.
   *
   * @param factor how many times higher and wider, 1 or more
   * @param method how values between pixels are found
   * @throws IllegalArgumentException if the factor is below 1
   */
  public Upsampling(int factor, Resize.Method method) {
    this(factor, method, 0);
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
        method.matrix(factor * height, height, shift), method.matrix(factor * width, width, shift));
  }
}
