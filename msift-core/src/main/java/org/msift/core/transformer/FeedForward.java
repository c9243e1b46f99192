package org.msift.core.transformer;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Gelu;
import org.msift.core.operator.LayerNormalization;
import org.msift.core.operator.Linear;
import org.msift.core.operator.Sum;

/**
 * The feed-forward network of a transformer layer with the norm before it and a residual
 * connection: x + W2 · GELU(W1 · LN(x)).
 *
 * @param features features D of the tokens
 * @param hidden features between the two linear layers
 * @param dropout dropout after each of the two linear layers
 */
public record FeedForward(int features, int hidden, DropoutRate dropout) {

  /**
   * Adds the block to a graph.
   *
   * @param scope where it goes
   * @param tokens [N, T, D]
   * @return [N, T, D]
   */
  public Node apply(Scope scope, Node tokens) {
    Node x = scope.apply("norm", new LayerNormalization(features), tokens);
    x = scope.apply("expand", Linear.of(features, hidden), x); // [N, T, hidden]
    x = scope.apply("gelu", new Gelu(), x);
    x = dropout.apply(scope, "dropout1", x);
    x = scope.apply("contract", Linear.of(hidden, features), x);
    x = dropout.apply(scope, "dropout2", x);
    return scope.apply("residual", new Sum(), x, tokens);
  }
}
