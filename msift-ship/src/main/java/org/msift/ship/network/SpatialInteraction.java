package org.msift.ship.network;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.ChannelLayerNormalization;
import org.msift.core.operator.CircularConvolution;
import org.msift.core.operator.Product;
import org.msift.core.operator.Sum;

/**
 * High-order interaction in space. Order 1 is a product in the Fourier domain, normalised, times
 * the infrared features; each further order convolves what it has, normalises, and multiplies by
 * convolved infrared features.
 *
 * <p>As the official code, and unlike the paper's figure, there are no projections before the
 * Fourier product.
 *
 * @param features features C
 * @param order highest order
 */
record SpatialInteraction(int features, int order) {

  Sources apply(Scope scope, Sources sources) {
    ChannelLayerNormalization normalization = new ChannelLayerNormalization(features);
    Node infrared = sources.infrared();
    Node attention = scope.apply("fourier", new CircularConvolution(), sources.visible(), infrared);
    Node fused =
        scope.apply(
            "product1", new Product(), scope.apply("norm1", normalization, attention), infrared);
    for (int n = 2; n <= order; n++) {
      infrared = Blocks.twoConvolutions(scope.at("infrared" + n), features, infrared);
      Node x = Blocks.twoConvolutions(scope.at("fused" + n), features, fused);
      x = scope.apply("norm" + n, normalization, x);
      fused = scope.apply("product" + n, new Product(), x, infrared);
    }
    return new Sources(scope.apply("sum", new Sum(), fused, sources.visible()), infrared);
  }
}
