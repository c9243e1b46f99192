package org.msift.tasks.network;

import org.msift.core.backbone.OfficialNames;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.Dropout;
import org.msift.core.operator.PlainKernel;
import org.msift.core.transformer.DropoutRate;

/**
 * The end of a head: dropout of whole channels, then a 1x1 convolution to the classes.
 *
 * @param channels input channels
 * @param classes number of classes
 * @param small whether the weights start at N(0, 0.01) and the bias at 0; otherwise as PyTorch's
 *     convolutions do
 */
record PixelClassifier(int channels, int classes, boolean small) {

  private static final double DEVIATION = 0.01;

  Node apply(Scope scope, String name, DropoutRate dropout, Node input) {
    Node x = input;
    if (dropout.rate() > 0) {
      Dropout whole = new Dropout(dropout.rate(), dropout.seed(), true);
      x = scope.apply(name + "Dropout", whole, input);
    }
    Convolution convolution = Convolution.of(channels, classes, 1);
    if (small) {
      convolution = convolution.with(PlainKernel.normal(DEVIATION, channels, classes, 1));
    }
    return scope.apply(name, convolution, x);
  }

  void addParameters(OfficialNames names, String official, String name) {
    names.convolution(official, name, channels, classes, 1);
  }
}
