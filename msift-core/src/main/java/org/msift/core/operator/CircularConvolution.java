package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Circular convolution of two images, channel by channel, as a product of their Fourier transforms:
 * the first interaction of SHIP's spatial branch, inverse(F(x) · F(y)). Shape [N, H, W, C] in and
 * out, any height and width.
 *
 * <p>out[p] = Σ_q x[q] · y[(p − q) mod (H, W)], not divided by H · W (PyTorch's "backward" norm).
 *
 * <p>The transform is a chain of matrix products, factorised where the length is not prime;
 * docs/design/fourier.md has the measurements.
 */
public record CircularConvolution() implements Operator {

  private static final String FIRST = "first";
  private static final String SECOND = "second";

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 2);
    Shapes.requireEqual(this, Shapes.requireImages(this, inputs[0]), inputs[1]);
    return inputs[0].clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray output = pass.result(outputShape(inputs[0].shape(), inputs[1].shape()));
    FourierTransform transform = FourierTransform.of(pass, output.shape());
    INDArray first = pass.keep(FIRST, transform.spectrumShape());
    INDArray second = pass.keep(SECOND, transform.spectrumShape());
    transform.forward(pass.contiguous(inputs[0]), first);
    transform.forward(pass.contiguous(inputs[1]), second);
    transform.inverseOfProduct(first, second, false, output);
    return output;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = pass.contiguous(gradient);
    FourierTransform transform = FourierTransform.of(pass, outer.shape());
    INDArray spectrum = pass.scratch(transform.spectrumShape());
    transform.forward(outer, spectrum);
    INDArray first = pass.result(outer.shape());
    INDArray second = pass.result(outer.shape());
    transform.inverseOfProduct(spectrum, pass.kept(SECOND), true, first);
    transform.inverseOfProduct(spectrum, pass.kept(FIRST), true, second);
    return new INDArray[] {first, second};
  }
}
