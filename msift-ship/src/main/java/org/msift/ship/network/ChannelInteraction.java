package org.msift.ship.network;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.ChannelSoftmax;
import org.msift.core.operator.Concatenation;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.GlobalAveragePooling;
import org.msift.core.operator.Product;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.Sum;

/**
 * High-order interaction across channels: gates from global statistics, iterated, followed by a
 * coupling block.
 *
 * <p>As the official code, and unlike the paper's figure, gates are softmaxes over the 2C channels
 * (which scale features down at each order), the first gate has a perceptron too, and the result is
 * added to the visible features.
 *
 * @param features features C
 * @param order highest order
 */
record ChannelInteraction(int features, int order) {

  /** The infrared features pass unchanged. */
  Sources apply(Scope scope, Rotations rotations, Sources sources) {
    Node joined = scope.apply("join", new Concatenation(), sources.visible(), sources.infrared());
    Node statistics = scope.apply("pool", new GlobalAveragePooling(), joined);
    Node gate = gate(scope.at("gate1"), statistics);
    Node fused = scope.apply("product1", new Product(), joined, gate);
    for (int n = 2; n <= order; n++) {
      gate = gate(scope.at("gate" + n), gate);
      Node x = Blocks.twoConvolutions(scope.at("fused" + n), 2 * features, fused);
      fused = scope.apply("product" + n, new Product(), x, gate);
    }
    Node x = new CouplingBlock(2 * features).apply(scope.at("coupling"), rotations, fused);
    x = scope.apply("reduce", Convolution.of(2 * features, features, 1), x);
    return new Sources(scope.apply("sum", new Sum(), x, sources.visible()), sources.infrared());
  }

  /** [N, 1, 1, 2C] to [N, 1, 1, 2C]. */
  private Node gate(Scope scope, Node statistics) {
    Node x =
        scope.apply(
            "conv1", Convolution.of(2 * features, features, 1).with(Rectifier.RELU), statistics);
    x = scope.apply("conv2", Convolution.of(features, 2 * features, 1), x);
    return scope.apply("softmax", new ChannelSoftmax(), x);
  }
}
