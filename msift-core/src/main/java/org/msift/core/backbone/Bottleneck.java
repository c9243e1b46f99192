package org.msift.core.backbone;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.BatchNormalization;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.ConvolutionGeometry;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.Sum;

/**
 * The bottleneck of a residual network: 1x1, 3x3, 1x1 convolution, each normalised, plus the input.
 * The stride sits in the 3x3 convolution.
 *
 * @param inputs input channels
 * @param width channels inside; four times as many come out
 * @param stride stride of the 3x3 convolution
 * @param dilation dilation of the 3x3 convolution
 * @param projected whether the input passes a 1x1 convolution
 * @param frozen whether running statistics are used in training too
 */
record Bottleneck(
    int inputs, int width, int stride, int dilation, boolean projected, boolean frozen) {

  static final int EXPANSION = 4;

  int outputs() {
    return EXPANSION * width;
  }

  Node apply(Scope scope, Node input) {
    Node x = scope.apply("conv1", Blocks.convolution(inputs, width, 1, 1), input);
    x = scope.apply("norm1", normalization(width).with(Rectifier.RELU), x);
    x = scope.apply("conv2", spatial(), x);
    x = scope.apply("norm2", normalization(width).with(Rectifier.RELU), x);
    x = scope.apply("conv3", Blocks.convolution(width, outputs(), 1, 1), x);
    x = scope.apply("norm3", normalization(outputs()), x);
    return scope.apply("sum", new Sum(Rectifier.RELU), x, shortcut(scope, input));
  }

  private Convolution spatial() {
    Convolution plain = Blocks.convolution(width, width, 3, stride);
    return dilation == 1 ? plain : plain.with(ConvolutionGeometry.dilated(3, dilation));
  }

  private Node shortcut(Scope scope, Node input) {
    if (!projected) {
      return input;
    }
    Node x = scope.apply("projection", Blocks.convolution(inputs, outputs(), 1, stride), input);
    return scope.apply("projectionNorm", normalization(outputs()), x);
  }

  private BatchNormalization normalization(int channels) {
    return BatchNormalization.of(channels).withFrozen(frozen);
  }

  void addParameters(OfficialNames names) {
    names.normalizedConvolution("conv1", "bn1", "conv1", "norm1", inputs, width, 1);
    names.normalizedConvolution("conv2", "bn2", "conv2", "norm2", width, width, 3);
    names.normalizedConvolution("conv3", "bn3", "conv3", "norm3", width, outputs(), 1);
    if (projected) {
      names.normalizedConvolution(
          "downsample.0", "downsample.1", "projection", "projectionNorm", inputs, outputs(), 1);
    }
  }
}
