package org.msift.ship.network;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.GlobalAveragePooling;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.SigmoidGate;
import org.msift.core.operator.Sum;

/**
 * From features to the fused image: a convolution, channel attentions, a convolution.
 *
 * @param features features C
 * @param outputs bands of the result
 * @param attentions number of channel attentions
 * @param gatesFeatures whether an attention gates features, z · process(x) + x, or the vector they
 *     are pooled to
 */
record Refinement(int features, int outputs, int attentions, boolean gatesFeatures) {

  private static final int REDUCTION = 4;

  /**
   * As SHIP's published code computes it: two attentions, which gate the <em>pooled</em> vector, so
   * that each adds a constant to each channel.
   */
  static Refinement published(int features, int outputs) {
    return new Refinement(features, outputs, 2, false);
  }

  /**
   * One attention in its usual form, which gates the features (as in Pan-Mamba, He et al. 2024).
   */
  static Refinement gatingFeatures(int features, int outputs) {
    return new Refinement(features, outputs, 1, true);
  }

  Node apply(Scope scope, Node input) {
    Node x = scope.apply("first", Blocks.convolution3(features), input);
    for (int i = 1; i <= attentions; i++) {
      x = attention(scope.at("attention" + i), x);
    }
    return scope.apply("last", Convolution.of(features, outputs, 3), x);
  }

  /** Channels inside the attention. */
  int reduced() {
    return Math.max(1, features / REDUCTION);
  }

  private Node attention(Scope scope, Node input) {
    Node processed = Blocks.twoConvolutions(scope.at("process"), features, input);
    Node pooled = scope.apply("pool", new GlobalAveragePooling(), processed);
    Node x =
        scope.apply("squeeze", Convolution.of(features, reduced(), 1).with(Rectifier.RELU), pooled);
    x = scope.apply("excite", Convolution.of(reduced(), features, 1), x);
    Node gated = scope.apply("gate", new SigmoidGate(), gatesFeatures ? processed : pooled, x);
    return scope.apply("sum", new Sum(), input, gated);
  }
}
