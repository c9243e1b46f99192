package org.msift.core.transformer;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.LayerNormalization;
import org.msift.core.operator.Linear;
import org.msift.core.operator.Sum;

/**
 * Multi-head self-attention with the norm before it and a residual connection: x + MSA(LN(x)).
 *
 * @param attention its sizes
 */
public record SelfAttention(Attention attention) {

  /**
   * Adds the block to a graph.
   *
   * @param scope where it goes
   * @param tokens [N, T, D]
   * @return [N, T, D]
   */
  public Node apply(Scope scope, Node tokens) {
    int features = attention.features();
    int inner = attention.inner();
    Node x = scope.apply("norm", new LayerNormalization(features), tokens);
    x = scope.apply("queryKeyValue", new Linear(features, 3 * inner, false), x);
    x = scope.apply("heads", attention.operator(), x); // [N, T, inner]
    x = scope.apply("output", Linear.of(inner, features), x);
    x = attention.dropout().apply(scope, "dropout", x);
    return scope.apply("residual", new Sum(), x, tokens);
  }
}
