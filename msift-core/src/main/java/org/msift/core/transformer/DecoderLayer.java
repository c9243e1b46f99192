package org.msift.core.transformer;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/**
 * A layer of the decoders of all sources: self-attention of each; cross-attention of each with all
 * others, all at once from the tokens as they were before any of them; the feed-forward network of
 * each. Nothing is shared between sources.
 *
 * @param attention sizes of each attention
 * @param feedForward the feed-forward network
 */
public record DecoderLayer(Attention attention, FeedForward feedForward) {

  /**
   * Adds the layer to a graph.
   *
   * @param scopes for each source where its part goes
   * @param tokens for each source [N, T, D]; two or more of one shape
   * @return for each source [N, T, D]
   */
  public List<Node> apply(List<Scope> scopes, List<Node> tokens) {
    List<Node> attended = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Scope scope = scopes.get(i).at("attention");
      attended.add(new SelfAttention(attention).apply(scope, tokens.get(i)));
    }
    List<Node> results = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      List<Node> others = new ArrayList<>(attended);
      Node own = others.remove(i);
      Node crossed = new CrossAttention(attention).apply(scopes.get(i).at("cross"), own, others);
      results.add(feedForward.apply(scopes.get(i).at("feedForward"), crossed));
    }
    return results;
  }
}
