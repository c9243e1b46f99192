package org.msift.ship;

import java.util.List;
import java.util.Optional;
import org.msift.core.checkpoint.StateDict;
import org.msift.ship.network.InteractionKind;

/**
 * Reads the sizes of a SHIP network off the names and shapes of its state dict, since the published
 * checkpoint holds nothing else.
 *
 * @param embedding name of the visible source's first convolution
 * @param outputAxis its axis of features
 * @param inputAxis its axis of visible bands
 * @param normalization ending of a normalisation's name after its number
 * @param omni where the normalisations of an interaction of kind OMNI are
 * @param weight ending of a convolution's name
 * @param gate where the first convolution of a numbered gate across channels is
 * @param gatesBefore gates without a number
 */
record ShipSizes(
    String embedding,
    int outputAxis,
    int inputAxis,
    String normalization,
    String omni,
    String weight,
    String gate,
    int gatesBefore) {

  static final ShipSizes OFFICIAL =
      new ShipSizes(
          "vis.conv.weight", 0, 1, ".body.weight", "", ".weight", "reflashChaAtten%d.0", 1);
  static final ShipSizes OURS =
      new ShipSizes("visible.embed_W", 3, 2, "_scale", ".omni", "_W", "gate%d.conv1", 0);

  private static final String SPATIAL = ".spatial";
  private static final int CONVOLUTION_AXES = 4;

  // Far beyond any network, and small enough that a map of its parameters is made quickly.
  private static final int MOST_REPEATS = 64;
  private static final int LARGEST_WIDTH = 4096;

  /** The naming whose landmark the state dict holds. */
  static Optional<ShipSizes> recognise(StateDict weights) {
    return List.of(OFFICIAL, OURS).stream()
        .filter(sizes -> weights.contains(sizes.embedding))
        .findFirst();
  }

  /** The network; empty if names and shapes belong to none. */
  Optional<ShipFusion> of(StateDict weights) {
    long[] shape = weights.get(embedding).shape();
    InteractionKind kind = kind(weights);
    String place = kind == InteractionKind.OMNI ? omni : SPATIAL;
    int blocks = count(weights, "interaction%d" + place + ".norm1" + normalization);
    int order = count(weights, "interaction1" + place + ".norm%d" + normalization);
    int channelOrder = kind == InteractionKind.OMNI ? order : channelOrder(weights);
    if (shape.length != CONVOLUTION_AXES || blocks == 0) {
      return Optional.empty();
    }
    long features = shape[outputAxis];
    long channels = shape[inputAxis];
    boolean possible = features >= 2 && features % 2 == 0 && features <= LARGEST_WIDTH / blocks;
    if (!possible || channels < 1 || channels > LARGEST_WIDTH || !isPossible(kind, order)) {
      return Optional.empty();
    }
    return Optional.of(
        new ShipFusion((int) features, blocks, order, (int) channels, kind, channelOrder));
  }

  /** Each order across channels has a gate; 0 stands for the order in space. */
  private int channelOrder(StateDict weights) {
    return gatesBefore + count(weights, "interaction1.channel." + gate + weight);
  }

  private static boolean isPossible(InteractionKind kind, int order) {
    return kind != InteractionKind.OMNI || order == kind.usualOrder();
  }

  /** SHIP++ integrates orders, SHIP does not. */
  private InteractionKind kind(StateDict weights) {
    if (weights.contains("interaction1" + omni + ".integration" + weight)) {
      return InteractionKind.OMNI;
    }
    return weights.contains("interaction1" + SPATIAL + ".integration" + weight)
        ? InteractionKind.SHIP_PLUS_PLUS
        : InteractionKind.SHIP;
  }

  private static int count(StateDict weights, String pattern) {
    int count = 0;
    while (count < MOST_REPEATS && weights.contains(pattern.formatted(count + 1))) {
      count++;
    }
    return count;
  }
}
