package org.msift.ship.network;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/**
 * SHIP (Zheng et al., CVPR 2024): features of both sources, a chain of interactions in space and
 * across channels, and the fusion of what each stage left. With another kind of interaction it is a
 * SHIP++, see {@link InteractionKind}.
 *
 * @param visibleChannels bands of the visible source
 * @param infraredChannels bands of the infrared source
 * @param outputs bands of the result
 * @param features features C
 * @param blocks number of interactions
 * @param order highest order of each interaction in space
 * @param channelOrder highest order of each interaction across channels
 * @param interaction how the sources interact
 */
public record ShipNetwork(
    int visibleChannels,
    int infraredChannels,
    int outputs,
    int features,
    int blocks,
    int order,
    int channelOrder,
    InteractionKind interaction) {

  /**
   * Checks the sizes.
   *
   * @param visibleChannels bands of the visible source
   * @param infraredChannels bands of the infrared source
   * @param outputs bands of the result
   * @param features features C
   * @param blocks number of interactions
   * @param order highest order of each interaction in space; 2 for interactions of kind OMNI
   * @param channelOrder highest order of each interaction across channels; 2 for interactions of
   *     kind OMNI
   * @param interaction how the sources interact
   */
  public ShipNetwork {
    if (visibleChannels < 1 || infraredChannels < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "channels and outputs must be 1 or more, but got visibleChannels "
              + visibleChannels
              + ", infraredChannels "
              + infraredChannels
              + ", outputs "
              + outputs);
    }
    new InteractionChain(interaction, features, blocks, order, channelOrder);
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
    Node x = chain().apply(scope, rotations, sources);
    return Refinement.published(features, outputs).apply(scope.at("refinement"), x);
  }

  InteractionChain chain() {
    return new InteractionChain(interaction, features, blocks, order, channelOrder);
  }
}
