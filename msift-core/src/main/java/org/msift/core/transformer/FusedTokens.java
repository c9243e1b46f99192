package org.msift.core.transformer;

import java.util.List;
import org.msift.core.graph.Node;

/**
 * What comes out of a fusion transformer.
 *
 * @param encoder for each source its tokens after the encoder, [N, T, D]; the inputs if there is no
 *     encoder
 * @param decoder for each source its tokens after the decoder, [N, T, D]; those after the encoder
 *     if there is no decoder
 */
public record FusedTokens(List<Node> encoder, List<Node> decoder) {

  /**
   * Copies the lists.
   *
   * @param encoder for each source its tokens after the encoder
   * @param decoder for each source its tokens after the decoder
   */
  public FusedTokens {
    encoder = List.copyOf(encoder);
    decoder = List.copyOf(decoder);
  }
}
