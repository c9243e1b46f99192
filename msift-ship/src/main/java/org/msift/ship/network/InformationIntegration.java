package org.msift.ship.network;

import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Convolution;

/**
 * Cross-order information integration of SHIP++: a 1x1 convolution of all orders of an interaction,
 * where SHIP goes on with the highest one alone. Reconstructed, see {@link InteractionKind}.
 *
 * @param features features C of each order
 */
record InformationIntegration(int features) {

  /** From features [N, H, W, C] of each order to [N, H, W, C]. */
  Node apply(Scope scope, List<Node> orders) {
    Node joined = Blocks.joined(scope, orders);
    int channels = orders.size() * features;
    return scope.apply("integration", Convolution.of(channels, features, 1), joined);
  }
}
