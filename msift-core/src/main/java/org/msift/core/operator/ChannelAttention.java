package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Attention between the channels of an image, the middle of DANet's channel attention module (Fu et
 * al. 2019): with the image X as [C, H · W] and E = X · Xᵀ, the output is softmax(rowmax(E) − E) ·
 * X. Unlike channels attend to each other. [N, H, W, C] in and out, no parameters.
 *
 * @serial exclude
 */
public record ChannelAttention() implements Operator {

  private static final String PROBABILITIES = "probabilities";

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    return Shapes.requireImages(this, inputs[0]).clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    INDArray image = pass.contiguous(inputs[0]);
    long batch = image.size(0);
    long channels = image.size(3);
    INDArray probabilities = pass.keep(PROBABILITIES, batch, channels, channels);
    for (long n = 0; n < batch; n++) {
      INDArray x = pixels(image, n); // [H · W, C]
      NativeCalls.scaledProduct(-1, x, true, x, false, PixelSums.sample(probabilities, n), false);
    }
    // any constant of a row gives the same softmax as its maximum does, also none
    Softmax.compute(pass, probabilities, probabilities);
    for (long n = 0; n < batch; n++) {
      INDArray p = PixelSums.sample(probabilities, n);
      NativeCalls.matrixProduct(pixels(image, n), false, p, true, pixels(result, n));
    }
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray image = pass.contiguous(inputs[0]);
    INDArray outer = pass.contiguous(gradient);
    INDArray result = pass.result(image.shape());
    INDArray probabilities = pass.kept(PROBABILITIES);
    INDArray logits = pass.scratch(probabilities.shape());
    for (long n = 0; n < image.size(0); n++) {
      NativeCalls.matrixProduct(
          pixels(outer, n), true, pixels(image, n), false, PixelSums.sample(logits, n));
    }
    throughSoftmax(pass, probabilities, logits);
    for (long n = 0; n < image.size(0); n++) {
      INDArray x = pixels(image, n);
      INDArray dx = pixels(result, n);
      INDArray d = PixelSums.sample(logits, n);
      // G · P − X · (D + Dᵀ): both factors of X · Xᵀ are the image
      NativeCalls.matrixProduct(
          pixels(outer, n), false, PixelSums.sample(probabilities, n), false, dx);
      NativeCalls.scaledProduct(-1, x, false, d, false, dx, true);
      NativeCalls.scaledProduct(-1, x, false, d, true, dx, true);
    }
    return new INDArray[] {result};
  }

  /** Gradients of probabilities to those of logits, in place: P · (dP − Σ P · dP). */
  private static void throughSoftmax(Pass pass, INDArray probabilities, INDArray gradient) {
    INDArray product = Rows.of(gradient.mul(probabilities, pass.scratch(gradient.shape())));
    INDArray ones = pass.scratch(product.columns(), 1).assign(1);
    INDArray sums = pass.scratch(product.rows(), 1);
    NativeCalls.matrixProduct(product, false, ones, false, sums);
    INDArray rows = Rows.of(gradient);
    Broadcast.subtractColumn(rows, sums, rows);
    gradient.muli(probabilities);
  }

  /** One image as [H · W, C], a view. */
  private static INDArray pixels(INDArray images, long n) {
    INDArray image = PixelSums.sample(images, n);
    return image.reshape('c', image.size(0) * image.size(1), image.size(2));
  }
}
