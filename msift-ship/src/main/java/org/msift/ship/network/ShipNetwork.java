package org.msift.ship.network;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Concatenation;
import org.msift.core.operator.Convolution;

/**
 * SHIP (Zheng et al., CVPR 2024): features of both sources, a chain of interactions in space and
 * across channels, and the fusion of what each stage left.
 *
 * @param visibleChannels bands of the visible source
 * @param infraredChannels bands of the infrared source
 * @param outputs bands of the result
 * @param features features C
 * @param blocks number of interactions
 * @param order highest order of each interaction
 */
public record ShipNetwork(
    int visibleChannels, int infraredChannels, int outputs, int features, int blocks, int order) {

  /**
   * Checks the sizes.
   *
   * @param visibleChannels bands of the visible source
   * @param infraredChannels bands of the infrared source
   * @param outputs bands of the result
   * @param features features C
   * @param blocks number of interactions
   * @param order highest order of each interaction
   */
  public ShipNetwork {
    if (visibleChannels < 1 || infraredChannels < 1 || outputs < 1 || blocks < 1 || order < 1) {
      throw new IllegalArgumentException(
          "channels, outputs, blocks and order must be 1 or more, but got visibleChannels "
              + visibleChannels
              + ", infraredChannels "
              + infraredChannels
              + ", outputs "
              + outputs
              + ", blocks "
              + blocks
              + ", order "
              + order);
    }
    if (features < 2 || features % 2 != 0) {
      throw new IllegalArgumentException(
          "features must be even and 2 or more, since coupling blocks split them, but is "
              + features);
    }
  }

  /**
   * Adds the network to a graph.
   *
   * @param scope where it goes
   * @param rotations kernels of the coupling blocks
   * @param visible visible source [N, H, W, visibleChannels]
   * @param infrared infrared source [N, H, W, infraredChannels]
   * @return the fused image [N, H, W, outputs], not bounded
   */
  public Node apply(Scope scope, Rotations rotations, Node visible, Node infrared) {
    Sources sources =
        new Sources(
            new FeatureExtraction(visibleChannels, features).apply(scope.at("visible"), visible),
            new FeatureExtraction(infraredChannels, features)
                .apply(scope.at("infrared"), infrared));
    List<Node> stages = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      Scope interaction = scope.at("interaction" + block);
      sources = new SpatialInteraction(features, order).apply(interaction.at("spatial"), sources);
      sources =
          new ChannelInteraction(features, order)
              .apply(interaction.at("channel"), rotations, sources);
      stages.add(sources.visible());
    }
    Scope fusion = scope.at("fusion");
    int joined = blocks * features;
    Node x =
        blocks == 1
            ? stages.get(0)
            : fusion.apply("join", new Concatenation(), stages.toArray(Node[]::new));
    x = new CouplingBlock(joined).apply(fusion.at("coupling"), rotations, x);
    x = fusion.apply("reduce", Convolution.of(joined, features, 1), x);
    return new Refinement(features, outputs).apply(scope.at("refinement"), x);
  }
}
