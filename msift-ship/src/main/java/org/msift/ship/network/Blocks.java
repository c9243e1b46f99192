package org.msift.ship.network;

import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Concatenation;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.Rectifier;

/** The smallest building blocks of SHIP. */
final class Blocks {

  private Blocks() {}

  /** A 3x3 convolution that keeps the number of channels. */
  static Convolution convolution3(int channels) {
    return Convolution.of(channels, channels, 3);
  }

  /** 3x3 convolution, ReLU, 3x3 convolution. */
  static Node twoConvolutions(Scope scope, int channels, Node input) {
    Node x = scope.apply("conv1", convolution3(channels).with(Rectifier.RELU), input);
    return scope.apply("conv2", convolution3(channels), x);
  }

  /** Features along the channels; those of a single node are taken as they are. */
  static Node joined(Scope scope, List<Node> nodes) {
    return nodes.size() == 1
        ? nodes.get(0)
        : scope.apply("join", new Concatenation(), nodes.toArray(Node[]::new));
  }
}
