package org.msift.ship.network;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Sum;

/**
 * Residual information memorizing of SHIP++: what a block began with is added again to what its
 * orders make of it. Reconstructed, see {@link InteractionKind}.
 *
 * @param source the features that the block began with
 */
record InformationMemory(Node source) {

  /** Features, and the source's beside them. */
  Node recall(Scope scope, Node features) {
    return scope.apply("memory", new Sum(), features, source);
  }
}
