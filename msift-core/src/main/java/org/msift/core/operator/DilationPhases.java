package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Images [N, H, W, C] cut into the d · d images of every d-th row and column, [N · d · d, h, w, C]
 * with h = ceil(H / d): a dilated convolution is an ordinary one on these. The backend's own
 * dilated convolution fails with oneDNN. Where d does not divide H or W, phases end with zeros, as
 * the padding does.
 *
 * @param pass gives memory
 * @param dilation d
 */
record DilationPhases(Pass pass, int dilation) {

  /** Cuts images, row-major, into phases in scratch memory. */
  INDArray split(INDArray images) {
    long[] shape = images.shape();
    INDArray padded = padded(shape);
    if (padded == null) {
      return split(images, shape);
    }
    padded.assign(0);
    corner(padded, shape).assign(images);
    return split(padded, padded.shape());
  }

  /** Puts phases together again, into images, row-major. */
  void join(INDArray phases, INDArray images) {
    INDArray padded = padded(images.shape());
    INDArray whole = padded == null ? images : padded;
    byPhase(whole).assign(ordered(phases, whole.shape()));
    if (padded != null) {
      images.assign(corner(padded, images.shape()));
    }
  }

  /** An uninitialised array for phases of images of a shape. */
  INDArray scratch(long... shape) {
    long height = ceiling(shape[1]);
    long width = ceiling(shape[2]);
    return pass.scratch(shape[0] * dilation * dilation, height, width, shape[3]);
  }

  private INDArray split(INDArray images, long... shape) {
    INDArray phases = scratch(shape);
    ordered(phases, shape).assign(byPhase(images));
    return phases;
  }

  private INDArray padded(long... shape) {
    if (shape[1] % dilation == 0 && shape[2] % dilation == 0) {
      return null;
    }
    return pass.scratch(
        shape[0], ceiling(shape[1]) * dilation, ceiling(shape[2]) * dilation, shape[3]);
  }

  private static INDArray corner(INDArray padded, long... shape) {
    return PixelGrid.view(padded, shape, padded.offset(), 1);
  }

  /** [N, d, d, h, w, C]: the axes of phases, as they lie. */
  private INDArray ordered(INDArray phases, long... shape) {
    return phases.reshape('c', axes(shape));
  }

  /** [N, d, d, h, w, C]: the same axes, as they lie in images. */
  private INDArray byPhase(INDArray images) {
    long channels = images.size(3);
    long row = images.size(2) * channels;
    return Nd4j.create(
        images.data(),
        axes(images.shape()),
        new long[] {images.size(1) * row, row, channels, row * dilation, channels * dilation, 1},
        images.offset(),
        'c');
  }

  private long ceiling(long length) {
    return (length + dilation - 1) / dilation;
  }

  private long[] axes(long... shape) {
    return new long[] {
      shape[0], dilation, dilation, shape[1] / dilation, shape[2] / dilation, shape[3]
    };
  }
}
