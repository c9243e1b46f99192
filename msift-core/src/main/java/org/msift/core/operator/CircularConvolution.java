package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Circular convolution of two images, channel by channel, as a product of their Fourier transforms:
 * the first interaction of SHIP's spatial branch, inverse(F(x) · F(y)). Shape [N, H, W, C] in and
 * out, any height and width.
 *
 * <p>out[p] = Σ_q x[q] · y[(p − q) mod (H, W)], not divided by H · W (PyTorch's "backward" norm).
 *
 * <p>Both images go through one complex transform: with z = x + i · y, the imaginary part of z ⊛ z
 * is 2 · (x ⊛ y). The transform is a chain of matrix products, factorised where a length is not
 * prime; docs/design/fourier.md has the measurements.
 *
 * @serial exclude
 */
public record CircularConvolution() implements Operator {

  private static final String SPECTRA = "spectra";

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 2);
    Shapes.requireEqual(this, Shapes.requireImages(this, inputs[0]), inputs[1]);
    return inputs[0].clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    long[] shape = outputShape(inputs[0].shape(), inputs[1].shape());
    INDArray x = pass.contiguous(inputs[0]);
    INDArray y = pass.contiguous(inputs[1]);
    INDArray output = pass.result(shape);
    FourierTransform transform = new FourierTransform(pass, false, shape);
    INDArray spectra = pass.keep(SPECTRA, spectraShape(shape[0], transform));
    INDArray square = pass.training() ? pass.scratch(transform.spectrumShape()) : null;
    for (long n = 0; n < shape[0]; n++) {
      INDArray spectrum = PixelSums.sample(spectra, n);
      transform.forward(new INDArray[] {PixelSums.sample(x, n), PixelSums.sample(y, n)}, spectrum);
      INDArray product = spectrum.mul(spectrum, pass.training() ? square : spectrum);
      transform.inverse(product, new INDArray[] {null, PixelSums.sample(output, n)});
    }
    return output.muli(0.5);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    long[] shape = inputs[0].shape();
    INDArray outer = pass.contiguous(gradient);
    INDArray first = pass.result(shape);
    INDArray second = pass.result(shape);
    INDArray spectra = pass.kept(SPECTRA);
    // Correlating with z = x + i · y gives the gradient for y as real, that for x as imaginary
    // part.
    FourierTransform transform = new FourierTransform(pass, true, shape);
    INDArray product = pass.scratch(transform.spectrumShape());
    for (long n = 0; n < shape[0]; n++) {
      transform.forward(new INDArray[] {PixelSums.sample(outer, n)}, product);
      product.muli(PixelSums.sample(spectra, n));
      transform.inverse(
          product, new INDArray[] {PixelSums.sample(second, n), PixelSums.sample(first, n)});
    }
    return new INDArray[] {first, second};
  }

  private static long[] spectraShape(long batch, FourierTransform transform) {
    long[] one = transform.spectrumShape();
    return new long[] {batch, one[0], one[1], one[2], one[3]};
  }
}
