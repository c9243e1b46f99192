package org.msift.core.transformer;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.LayerNormalization;
import org.msift.core.operator.Linear;
import org.msift.core.operator.Sum;
import org.msift.core.operator.TokenConcatenation;

/**
 * Multi-head cross-attention with the norm before it and a residual connection on the source's own
 * tokens: a + MCA(query LN(a), key and value LN(b)). One norm serves both, as in the official
 * network. Of several other sources, the tokens are joined.
 *
 * @param attention its sizes
 */
public record CrossAttention(Attention attention) {

  /**
   * Adds the block to a graph.
   *
   * @param scope where it goes
   * @param own tokens that ask, [N, T, D]
   * @param others tokens that answer, [N, T, D] for each other source; one or more
   * @return [N, T, D]
   */
  public Node apply(Scope scope, Node own, List<Node> others) {
    int features = attention.features();
    int inner = attention.inner();
    List<Node> streams = new ArrayList<>(List.of(own));
    streams.addAll(others);
    List<Node> normed =
        new SharedLayer(new LayerNormalization(features)).apply(scope, "norm", streams);
    Node answers = joined(scope, normed.subList(1, normed.size())); // [N, S, D]
    Node query = scope.apply("query", new Linear(features, inner, false), normed.get(0));
    Node keyValue = scope.apply("keyValue", new Linear(features, 2 * inner, false), answers);
    Node x = scope.apply("heads", attention.operator(), query, keyValue); // [N, T, inner]
    x = scope.apply("output", Linear.of(inner, features), x);
    x = attention.dropout().apply(scope, "dropout", x);
    return scope.apply("residual", new Sum(), x, own);
  }

  private static Node joined(Scope scope, List<Node> nodes) {
    return nodes.size() == 1
        ? nodes.get(0)
        : scope.apply("join", new TokenConcatenation(), nodes.toArray(Node[]::new));
  }
}
