package org.msift.core.transformer;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/**
 * A layer of a source's encoder: self-attentions, then the feed-forward network. The published code
 * of MsIFT has two self-attentions, the figure of the article one.
 *
 * @param selfAttentions how many self-attentions follow each other
 * @param attention sizes of each
 * @param feedForward the feed-forward network
 */
public record EncoderLayer(int selfAttentions, Attention attention, FeedForward feedForward) {

  /**
   * Adds the layer to a graph.
   *
   * @param scope where it goes
   * @param tokens [N, T, D]
   * @return [N, T, D]
   */
  public Node apply(Scope scope, Node tokens) {
    Node x = tokens;
    for (int i = 1; i <= selfAttentions; i++) {
      x = new SelfAttention(attention).apply(scope.at("attention" + i), x);
    }
    return feedForward.apply(scope.at("feedForward"), x);
  }
}
