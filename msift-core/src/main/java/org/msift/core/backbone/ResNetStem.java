package org.msift.core.backbone;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.BatchNormalization;
import org.msift.core.operator.MaxPooling;
import org.msift.core.operator.Rectifier;

/**
 * The start of a residual network: to a quarter of the image's size.
 *
 * @param bands bands of the image
 * @param outputs channels of the result
 * @param deep three 3x3 convolutions in place of one 7x7 convolution
 * @param frozen whether running statistics are used in training too
 */
record ResNetStem(int bands, int outputs, boolean deep, boolean frozen) {

  Node apply(Scope scope, Node image) {
    Node x;
    if (deep) {
      x = unit(scope, 1, bands, outputs / 2, 3, 2, image);
      x = unit(scope, 2, outputs / 2, outputs / 2, 3, 1, x);
      x = unit(scope, 3, outputs / 2, outputs, 3, 1, x);
    } else {
      x = unit(scope, 1, bands, outputs, 7, 2, image);
    }
    return scope.apply("pool", new MaxPooling(3, 2, 1), x);
  }

  private Node unit(
      Scope scope, int number, int inputs, int outputs, int size, int stride, Node input) {
    Node x = scope.apply("conv" + number, Blocks.convolution(inputs, outputs, size, stride), input);
    BatchNormalization normalization = BatchNormalization.of(outputs).withFrozen(frozen);
    return scope.apply("norm" + number, normalization.with(Rectifier.RELU), x);
  }

  void addParameters(OfficialNames names) {
    if (!deep) {
      names.normalizedConvolution("conv1", "bn1", "stem.conv1", "stem.norm1", bands, outputs, 7);
      return;
    }
    OfficialNames stem = names.at("stem", "stem");
    stem.normalizedConvolution("0", "1", "conv1", "norm1", bands, outputs / 2, 3);
    stem.normalizedConvolution("3", "4", "conv2", "norm2", outputs / 2, outputs / 2, 3);
    stem.normalizedConvolution("6", "7", "conv3", "norm3", outputs / 2, outputs, 3);
  }
}
