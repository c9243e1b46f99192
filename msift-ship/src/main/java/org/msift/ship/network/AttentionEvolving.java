package org.msift.ship.network;

import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.Sum;

/**
 * Cross-order attention evolving of SHIP++: the attention of an order goes on from that of the
 * order before, x + ReLU(Conv1x1([previous, x])). Reconstructed, see {@link InteractionKind}.
 *
 * @param features features C
 */
record AttentionEvolving(int features) {

  /** Both [N, H, W, C]. */
  Node apply(Scope scope, Node previous, Node attention) {
    Node joined = Blocks.joined(scope, List.of(previous, attention));
    Convolution convolution = Convolution.of(2 * features, features, 1).with(Rectifier.RELU);
    Node change = scope.apply("evolving", convolution, joined);
    return scope.apply("sum", new Sum(), attention, change);
  }
}
