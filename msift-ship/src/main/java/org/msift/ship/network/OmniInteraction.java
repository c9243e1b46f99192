package org.msift.ship.network;

import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.ChannelAffinity;
import org.msift.core.operator.ChannelConvolution;
import org.msift.core.operator.ChannelLayerNormalization;
import org.msift.core.operator.ChannelMixing;
import org.msift.core.operator.ChannelSoftmax;
import org.msift.core.operator.CircularConvolution;
import org.msift.core.operator.Product;
import org.msift.core.operator.Rectifier;

/**
 * An interaction of order 2 in space and across channels at once: the Fourier product of both
 * sources is weighted by attention between their channels. The attention of order 2 evolves from
 * that of order 1 by two convolutions along the channels, and both orders are integrated.
 *
 * <p>Reconstructed, see {@link InteractionKind}; it is called "OminiInteraction" there. As found,
 * order 2 starts from the normalised Fourier product and not from order 1, and the attention is not
 * scaled: on large images its softmax all but picks one channel.
 *
 * @param features features C
 */
record OmniInteraction(int features) {

  static final int TAPS = 3;

  /**
   * Applies the block.
   *
   * @param last whether no interaction follows: then no infrared features are made, which nobody
   *     would use, and those given come back
   */
  Sources apply(Scope scope, Sources sources, boolean last) {
    ChannelLayerNormalization normalization = new ChannelLayerNormalization(features);
    Node visible = sources.visible();
    Node infrared = sources.infrared();
    InformationMemory memory = new InformationMemory(visible);
    Node product = scope.apply("fourier", new CircularConvolution(), visible, infrared);
    Node spatial = scope.apply("norm1", normalization, product);

    Node affinity = scope.apply("affinity", new ChannelAffinity(), visible, infrared);
    Node attention = scope.apply("softmax1", new ChannelSoftmax(), affinity); // [N, C, 1, C]
    Node x = scope.apply("product", new Product(), spatial, infrared);
    x = scope.apply("mixing1", new ChannelMixing(), x, attention);
    Scope output = scope.at("output");
    Node first = memory.recall(output, Blocks.twoConvolutions(output, features, x));

    Node evolved = evolved(scope.at("attention"), attention);
    x = Blocks.twoConvolutions(scope.at("fused2"), features, spatial);
    x = scope.apply("norm2", normalization, x);
    Node second = scope.apply("mixing2", new ChannelMixing(), x, evolved);

    Node integrated = new InformationIntegration(features).apply(scope, List.of(first, second));
    Node next = last ? infrared : Blocks.twoConvolutions(scope.at("infrared2"), features, infrared);
    return new Sources(memory.recall(scope, integrated), next);
  }

  /** Cross-order attention evolving on the attention map itself. */
  private static Node evolved(Scope scope, Node attention) {
    ChannelConvolution convolution = new ChannelConvolution(TAPS, Rectifier.RELU);
    Node x = scope.apply("conv1", convolution, attention);
    x = scope.apply("conv2", new ChannelConvolution(TAPS, Rectifier.NONE), x);
    return scope.apply("softmax", new ChannelSoftmax(), x);
  }
}
