package org.msift.ship.network;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.HalfInstanceNormalization;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.Sum;

/**
 * Features of one source of pan-sharpening: a 3x3 convolution and four residual blocks of which
 * half the channels are instance-normalised (HINet, Chen et al. 2021; "HinResBlock" of Pan-Mamba,
 * He et al. 2024).
 *
 * <p>Code of others registers a 1x1 convolution "identity" in each block and never uses it; there
 * is none here.
 *
 * @param channels bands of the source
 * @param features features C, even
 */
record HalfInstanceEncoder(int channels, int features) {

  static final int BLOCKS = 4;

  private static final Rectifier LEAKY = Rectifier.leaky(0.2);

  /** [N, H, W, channels] to [N, H, W, C]. */
  Node apply(Scope scope, Node image) {
    Node x = scope.apply("embed", Convolution.of(channels, features, 3), image);
    for (int block = 1; block <= BLOCKS; block++) {
      x = residual(scope.at("block" + block), x);
    }
    return x;
  }

  private Node residual(Scope scope, Node input) {
    Convolution convolution = Blocks.convolution3(features).with(LEAKY);
    Node x = scope.apply("conv1", convolution, input);
    x = scope.apply("norm", new HalfInstanceNormalization(features, Rectifier.NONE), x);
    x = scope.apply("conv2", convolution, x);
    return scope.apply("sum", new Sum(), input, x);
  }
}
