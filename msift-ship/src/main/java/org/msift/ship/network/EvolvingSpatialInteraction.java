package org.msift.ship.network;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.ChannelLayerNormalization;
import org.msift.core.operator.CircularConvolution;
import org.msift.core.operator.Product;

/**
 * High-order interaction in space as SHIP++ has it: {@link SpatialInteraction} with three
 * mechanisms more. Before each further order the visible features are added again ({@link
 * InformationMemory}), its attention evolves from that of the order before ({@link
 * AttentionEvolving}), and the result is made of all orders ({@link InformationIntegration}).
 *
 * <p>Reconstructed, see {@link InteractionKind}.
 *
 * @param features features C
 * @param order highest order
 */
record EvolvingSpatialInteraction(int features, int order) {

  Sources apply(Scope scope, Sources sources) {
    ChannelLayerNormalization normalization = new ChannelLayerNormalization(features);
    InformationMemory memory = new InformationMemory(sources.visible());
    Node infrared = sources.infrared();
    Node product = scope.apply("fourier", new CircularConvolution(), sources.visible(), infrared);
    Node previous = scope.apply("norm1", normalization, product);
    Node fused = scope.apply("product1", new Product(), previous, infrared);
    List<Node> orders = new ArrayList<>(List.of(fused));
    for (int n = 2; n <= order; n++) {
      infrared = Blocks.twoConvolutions(scope.at("infrared" + n), features, infrared);
      Scope fusion = scope.at("fused" + n);
      Node x = Blocks.twoConvolutions(fusion, features, memory.recall(fusion, fused));
      x = new AttentionEvolving(features).apply(scope.at("attention" + n), previous, x);
      x = scope.apply("norm" + n, normalization, x);
      fused = scope.apply("product" + n, new Product(), x, infrared);
      previous = fused;
      orders.add(fused);
    }
    Node integrated = new InformationIntegration(features).apply(scope, orders);
    return new Sources(memory.recall(scope, integrated), infrared);
  }
}
