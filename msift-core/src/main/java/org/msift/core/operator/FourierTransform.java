package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The two-dimensional Fourier transform of images [N, H, W, C], over H and W. A spectrum is [N, 2,
 * W', H' · C]: real and imaginary plane, frequencies in the order of {@link FourierPlan}, half of
 * those over H.
 */
final class FourierTransform {

  private final Pass pass;
  private final long batch;
  private final long width;
  private final long channels;
  private final FourierPlan rows;
  private final FourierPlan columns;
  private final INDArray half;
  private final INDArray turned;

  private FourierTransform(Pass pass, long... shape) {
    this.pass = pass;
    this.batch = shape[0];
    this.width = shape[2];
    this.channels = shape[3];
    this.rows = FourierPlan.of((int) shape[1], true, pass.type());
    this.columns = FourierPlan.of((int) shape[2], false, pass.type());
    this.half = pass.scratch(2, rows.frequencies(), width, channels);
    this.turned = pass.scratch(2, width, rows.frequencies(), channels);
  }

  static FourierTransform of(Pass pass, long... shape) {
    return new FourierTransform(pass, shape);
  }

  long[] spectrumShape() {
    return new long[] {batch, 2, columns.frequencies(), rest()};
  }

  private long rest() {
    return rows.frequencies() * channels;
  }

  void forward(INDArray images, INDArray spectra) {
    for (long n = 0; n < batch; n++) {
      INDArray[] image = {PixelSums.sample(images, n)};
      rows.forward(pass, image, planes(half), width * channels);
      turn(half, turned);
      columns.forward(pass, planes(turned), planes(PixelSums.sample(spectra, n)), rest());
    }
  }

  /**
   * Inverse transform of first · second, or of first · conjugate(second). Spectra are not modified.
   */
  void inverseOfProduct(INDArray first, INDArray second, boolean conjugate, INDArray images) {
    INDArray product = pass.scratch(2, columns.frequencies(), rest());
    INDArray temporary = pass.scratch(columns.frequencies(), rest());
    for (long n = 0; n < batch; n++) {
      multiply(
          planes(PixelSums.sample(first, n)),
          planes(PixelSums.sample(second, n)),
          conjugate,
          planes(product),
          temporary);
      columns.inverse(pass, planes(product), planes(turned), rest());
      turn(turned, half);
      INDArray[] image = {PixelSums.sample(images, n)};
      rows.inverse(pass, planes(half), image, width * channels);
    }
  }

  private static void multiply(
      INDArray[] x, INDArray[] y, boolean conjugate, INDArray[] product, INDArray temporary) {
    x[0].mul(y[0], product[0]);
    x[1].mul(y[1], temporary);
    if (conjugate) {
      product[0].addi(temporary);
    } else {
      product[0].subi(temporary);
    }
    x[1].mul(y[0], product[1]);
    x[0].mul(y[1], temporary);
    if (conjugate) {
      product[1].subi(temporary);
    } else {
      product[1].addi(temporary);
    }
  }

  /** Swaps the two axes between plane and channels. */
  private static void turn(INDArray from, INDArray to) {
    for (int plane = 0; plane < 2; plane++) {
      PixelSums.sample(to, plane).assign(PixelSums.sample(from, plane).permute(1, 0, 2));
    }
  }

  private static INDArray[] planes(INDArray array) {
    return new INDArray[] {PixelSums.sample(array, 0), PixelSums.sample(array, 1)};
  }
}
