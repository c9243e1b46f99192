package org.msift.core.transformer;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Linear;
import org.msift.core.operator.Patches;

/**
 * Cuts images into patches and maps each to a token.
 *
 * @param size height and width p of a patch
 * @param channels channels C of the images
 * @param features features D of the tokens
 */
public record PatchEmbedding(int size, int channels, int features) {

  /**
   * Adds the block to a graph; its layer is named {@code projection}.
   *
   * @param scope where it goes
   * @param images [N, H, W, C], H and W multiples of p
   * @return tokens [N, H/p · W/p, D]
   */
  public Node apply(Scope scope, Node images) {
    Node patches = scope.apply("patches", new Patches(size), images); // [N, T, p · p · C]
    return scope.apply("projection", Linear.of(size * size * channels, features), patches);
  }
}
