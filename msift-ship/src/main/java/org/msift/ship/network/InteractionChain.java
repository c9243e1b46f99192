package org.msift.ship.network;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Convolution;

/**
 * The middle of SHIP's networks: a chain of interactions, and the fusion of what each left of the
 * first source.
 *
 * @param kind how the sources interact
 * @param features features C, even
 * @param blocks number of interactions
 * @param order highest order of each interaction in space
 * @param channelOrder highest order of each interaction across channels
 */
record InteractionChain(
    InteractionKind kind, int features, int blocks, int order, int channelOrder) {

  InteractionChain {
    if (blocks < 1 || order < 1 || channelOrder < 1) {
      throw new IllegalArgumentException(
          "blocks and orders must be 1 or more, but got blocks %d, order %d, order across channels %d"
              .formatted(blocks, order, channelOrder));
    }
    if (features < 2 || features % 2 != 0) {
      throw new IllegalArgumentException(
          "features must be even and 2 or more, since coupling blocks split them, but is "
              + features);
    }
    if (kind == null) {
      throw new IllegalArgumentException(
          "the kind of interaction is missing, expected one of "
              + List.of(InteractionKind.values()));
    }
    if (kind == InteractionKind.OMNI) {
      requireOrder(kind.usualOrder(), order);
      requireOrder(kind.usualOrder(), channelOrder);
    }
  }

  /** A chain whose interactions have the same order in space and across channels. */
  InteractionChain(InteractionKind kind, int features, int blocks, int order) {
    this(kind, features, blocks, order, order);
  }

  private static void requireOrder(int usual, int order) {
    if (order != usual) {
      throw new IllegalArgumentException(
          "an interaction of kind OMNI has order %d, but order is %d".formatted(usual, order));
    }
  }

  /** Both sources [N, H, W, C] to [N, H, W, C]. */
  Node apply(Scope scope, Rotations rotations, Sources sources) {
    List<Node> stages = new ArrayList<>();
    Sources now = sources;
    for (int block = 1; block <= blocks; block++) {
      now = interaction(scope.at("interaction" + block), rotations, now, block == blocks);
      stages.add(now.visible());
    }
    Scope fusion = scope.at("fusion");
    int joined = blocks * features;
    Node x = Blocks.joined(fusion, stages);
    x = new CouplingBlock(joined).apply(fusion.at("coupling"), rotations, x);
    return fusion.apply("reduce", Convolution.of(joined, features, 1), x);
  }

  private Sources interaction(Scope scope, Rotations rotations, Sources sources, boolean last) {
    Scope spatial = scope.at("spatial");
    return switch (kind) {
      case SHIP ->
          acrossChannels(
              scope, rotations, new SpatialInteraction(features, order).apply(spatial, sources));
      case SHIP_PLUS_PLUS ->
          acrossChannels(
              scope,
              rotations,
              new EvolvingSpatialInteraction(features, order).apply(spatial, sources));
      case OMNI -> new OmniInteraction(features).apply(scope.at("omni"), sources, last);
    };
  }

  private Sources acrossChannels(Scope scope, Rotations rotations, Sources sources) {
    return new ChannelInteraction(features, channelOrder)
        .apply(scope.at("channel"), rotations, sources);
  }
}
