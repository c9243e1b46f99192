package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gives images the height and width of others: [N, H, W, C] and a reference [N, h, w, D] to [N, h,
 * w, C], as PyTorch's {@code interpolate} with align_corners = false. The reference gets a gradient
 * of zero.
 *
 * @param method how values between pixels are found
 * @serial exclude
 */
public record Resize(Method method) implements Operator {

  /** How values between pixels are found. */
  public enum Method {
    /** Linear along both axes. */
    BILINEAR,
    /** The value of one pixel: floor(i · H / h). */
    NEAREST;

    /** The map of an axis. */
    AxisMatrix matrix(long outputs, long inputs, double shift) {
      return this == BILINEAR
          ? AxisMatrix.bilinear(outputs, inputs, shift)
          : AxisMatrix.nearest(outputs, inputs, shift);
    }
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 2);
    long[] images = Shapes.requireImages(this, inputs[0]);
    long[] reference = Shapes.requireImages(this, inputs[1]);
    return new long[] {images[0], reference[1], reference[2], images[3]};
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape(), inputs[1].shape()));
    products(inputs).forward(pass, pass.contiguous(inputs[0]), result);
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape());
    products(inputs).backward(pass, pass.contiguous(gradient), result);
    return new INDArray[] {result, pass.result(inputs[1].shape()).assign(0)};
  }

  private AxisProducts products(INDArray... inputs) {
    return new AxisProducts(
        method.matrix(inputs[1].size(1), inputs[0].size(1), 0),
        method.matrix(inputs[1].size(2), inputs[0].size(2), 0));
  }
}
