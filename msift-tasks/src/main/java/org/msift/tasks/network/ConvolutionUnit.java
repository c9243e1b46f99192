package org.msift.tasks.network;

import org.msift.core.backbone.OfficialNames;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.BatchNormalization;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.PlainKernel;
import org.msift.core.operator.Rectifier;

/**
 * Convolution without bias, batch normalisation, ReLU: mmcv's ConvModule, started as it is.
 *
 * @param inputs input channels
 * @param outputs output channels
 * @param size height and width of the convolution
 */
record ConvolutionUnit(int inputs, int outputs, int size) {

  /**
   * Adds the unit to a graph.
   *
   * @param groups parts of the batch that are normalised each by itself in training
   */
  Node apply(Scope scope, int groups, Node input) {
    Convolution convolution =
        Convolution.of(inputs, outputs, size)
            .withoutBias()
            .with(PlainKernel.kaiming(inputs, outputs));
    Node x = scope.apply("conv", convolution, input);
    return scope.apply(
        "norm", BatchNormalization.of(outputs).withGroups(groups).with(Rectifier.RELU), x);
  }

  void addParameters(OfficialNames names) {
    names.normalizedConvolution("conv", "bn", "conv", "norm", inputs, outputs, size);
  }
}
