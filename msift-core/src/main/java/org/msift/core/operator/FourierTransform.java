package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The two-dimensional Fourier transform of complex images, over H and W; a real and an imaginary
 * plane [H, W, C] each. A spectrum holds triples, see {@link FourierPlan#forwardToTriples}: [w1, 3,
 * w2, H · C] with W = w1 · w2.
 */
final class FourierTransform {

  private final long height;
  private final long width;
  private final long channels;
  private final FourierPlan rows;
  private final FourierPlan columns;
  private final INDArray stage;
  private final INDArray[] upright;
  private final INDArray turned;

  /**
   * A transform of images of one size.
   *
   * @param conjugate whether the forward transform has exp(+i…) and the inverse exp(−i…)
   * @param shape [N, H, W, C]
   */
  FourierTransform(Pass pass, boolean conjugate, long... shape) {
    this.height = shape[1];
    this.width = shape[2];
    this.channels = shape[3];
    this.rows = FourierPlan.of((int) height, conjugate, pass.type());
    this.columns = FourierPlan.of((int) width, conjugate, pass.type());
    this.stage = pass.scratch(2, height, width, channels);
    this.upright = planes(pass.scratch(2, height, width, channels));
    this.turned = pass.scratch(2, width, height, channels);
  }

  private static INDArray[] planes(INDArray pair) {
    return new INDArray[] {PixelSums.sample(pair, 0), PixelSums.sample(pair, 1)};
  }

  /** The shape of one spectrum. */
  long[] spectrumShape() {
    return new long[] {columns.first(), 3, columns.second(), height * channels};
  }

  /**
   * Forward transform.
   *
   * @param image real plane, or real and imaginary plane, [H, W, C] each. Not modified
   * @param spectrum triples. Overwritten
   */
  void forward(INDArray[] image, INDArray spectrum) {
    rows.forward(image, stage, upright, width * channels);
    for (int plane = 0; plane < 2; plane++) {
      PixelSums.sample(turned, plane).assign(upright[plane].permute(1, 0, 2));
    }
    columns.forwardToTriples(turned, stage, spectrum, height * channels);
  }

  /**
   * Inverse transform.
   *
   * @param product product of two spectra, part by part. Not modified
   * @param image real and imaginary plane, or null for one that is not wanted. Overwritten
   */
  void inverse(INDArray product, INDArray[] image) {
    columns.inverseOfTriples(product, stage, turned, height * channels);
    for (int plane = 0; plane < 2; plane++) {
      upright[plane].assign(PixelSums.sample(turned, plane).permute(1, 0, 2));
    }
    rows.inverse(upright, stage, image, width * channels);
  }
}
