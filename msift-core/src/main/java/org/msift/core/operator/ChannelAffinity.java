package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How much each channel of one image agrees with each channel of another: with both as [H · W,
 * channels], the product Xᵀ · Y, not scaled. Two inputs, [N, H, W, C] and [N, H, W, D]; the output
 * is a map [N, C, 1, D], so that operators along the last axis, such as {@link ChannelSoftmax},
 * work on each of its C rows.
 *
 * <p>The first half of attention between channels, as in Restormer's transposed attention (Zamir et
 * al. 2022), where each output channel looks at all of the other image; {@link ChannelMixing} is
 * the second half.
 *
 * @serial exclude
 */
public record ChannelAffinity() implements Operator {

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 2);
    long[] x = Shapes.requireImages(this, inputs[0]);
    long[] y = Shapes.requireImages(this, inputs[1]);
    if (x[0] != y[0] || x[1] != y[1] || x[2] != y[2]) {
      Shapes.requireEqual(this, x, y);
    }
    return new long[] {x[0], x[3], 1, y[3]};
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(Shapes.of(inputs)));
    INDArray x = pass.contiguous(inputs[0]);
    INDArray y = pass.contiguous(inputs[1]);
    for (long n = 0; n < x.size(0); n++) {
      NativeCalls.matrixProduct(rows(x, n), true, rows(y, n), false, rows(result, n));
    }
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = pass.contiguous(gradient);
    INDArray x = pass.contiguous(inputs[0]);
    INDArray y = pass.contiguous(inputs[1]);
    INDArray first = pass.result(x.shape());
    INDArray second = pass.result(y.shape());
    for (long n = 0; n < x.size(0); n++) {
      INDArray g = rows(outer, n); // [C, D]
      NativeCalls.matrixProduct(rows(y, n), false, g, true, rows(first, n));
      NativeCalls.matrixProduct(rows(x, n), false, g, false, rows(second, n));
    }
    return new INDArray[] {first, second};
  }

  /** One image of a batch as [H · W, C], or one map as [C, D]; a view. */
  private static INDArray rows(INDArray images, long n) {
    return Rows.of(PixelSums.sample(images, n));
  }
}
