package org.msift.ship.network;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.GlobalAveragePooling;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.SigmoidGate;
import org.msift.core.operator.Sum;

/**
 * From features to the fused image: a convolution, two channel attentions, a convolution.
 *
 * <p>As the official code computes it, the attention gates the <em>pooled</em> vector, so that each
 * block adds a constant to each channel (the usual form would gate the features).
 *
 * @param features features C
 * @param outputs bands of the result
 */
record Refinement(int features, int outputs) {

  private static final int REDUCTION = 4;

  Node apply(Scope scope, Node input) {
    Node x = scope.apply("first", Blocks.convolution3(features), input);
    x = attention(scope.at("attention1"), x);
    x = attention(scope.at("attention2"), x);
    return scope.apply("last", Convolution.of(features, outputs, 3), x);
  }

  /** Channels inside the attention. */
  static int reduced(int features) {
    return Math.max(1, features / REDUCTION);
  }

  private Node attention(Scope scope, Node input) {
    int reduced = reduced(features);
    Node processed = Blocks.twoConvolutions(scope.at("process"), features, input);
    Node pooled = scope.apply("pool", new GlobalAveragePooling(), processed);
    Node x =
        scope.apply("squeeze", Convolution.of(features, reduced, 1).with(Rectifier.RELU), pooled);
    x = scope.apply("excite", Convolution.of(reduced, features, 1), x);
    Node gated = scope.apply("gate", new SigmoidGate(), pooled, x);
    return scope.apply("sum", new Sum(), input, gated);
  }
}
