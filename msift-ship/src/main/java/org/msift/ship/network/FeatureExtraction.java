package org.msift.ship.network;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.CentralDifferenceKernel;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.Sum;

/**
 * Features of one source: a 1x1 convolution and two edge blocks. An edge block adds a plain branch
 * and a central-difference convolution, which sharpens edges.
 *
 * @param channels bands of the source
 * @param features features C
 */
record FeatureExtraction(int channels, int features) {

  private static final double THETA = 0.8;

  /** [N, H, W, channels] to [N, H, W, C]. */
  Node apply(Scope scope, Node image) {
    Node x = scope.apply("embed", Convolution.of(channels, features, 1), image);
    x = edges(scope.at("block1"), x);
    return edges(scope.at("block2"), x);
  }

  private Node edges(Scope scope, Node input) {
    Node x = scope.apply("process", Blocks.convolution3(features), input);
    Node plain = Blocks.twoConvolutions(scope.at("residual"), features, x);
    Convolution difference =
        new Convolution(
            features, features, 3, false, new CentralDifferenceKernel(THETA), Rectifier.NONE);
    return scope.apply("sum", new Sum(), plain, scope.apply("difference", difference, x));
  }
}
