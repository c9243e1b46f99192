package org.msift.core.backbone;

import org.msift.core.operator.Convolution;
import org.msift.core.operator.ConvolutionGeometry;
import org.msift.core.operator.PlainKernel;

/** Convolutions as the backbones start them. */
final class Blocks {

  private Blocks() {}

  /** A convolution with stride 1 or 2 and half padding, without bias, as before a normalisation. */
  static Convolution convolution(int inputs, int outputs, int size, int stride) {
    return started(inputs, outputs, size)
        .withoutBias()
        .with(new ConvolutionGeometry(stride, size / 2, 1));
  }

  /** A convolution with bias that starts Kaiming-normal over the fan-out, the bias at 0. */
  static Convolution started(int inputs, int outputs, int size) {
    return Convolution.of(inputs, outputs, size).with(PlainKernel.kaiming(inputs, outputs));
  }
}
