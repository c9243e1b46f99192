package org.msift.ship.network;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.ChannelSplit;
import org.msift.core.operator.Concatenation;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.ExponentialGate;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.Sum;

/**
 * An affine coupling block of an invertible network (never inverted here): channels are mixed by an
 * invertible 1x1 convolution and split in halves x1, x2; y1 = x1 + F(x2), y2 = x2 · exp(0.8 · (2 ·
 * sigmoid(H(y1)) − 1)) + G(y1).
 *
 * @param channels number of channels, even
 */
record CouplingBlock(int channels) {

  private static final double CLAMP = 0.8;

  Node apply(Scope scope, Rotations rotations, Node input) {
    int half = channels / 2;
    Node mixing = scope.at("mixing").apply("conv", mixing(scope, rotations), input);
    Node x1 = scope.apply("first", new ChannelSplit(0, half), mixing);
    Node x2 = scope.apply("second", new ChannelSplit(half, channels), mixing);
    DenseBlock dense = new DenseBlock(half, half);

    Node y1 = scope.apply("y1", new Sum(), x1, dense.apply(scope.at("F"), x2));
    Node scale = dense.apply(scope.at("H"), y1);
    Node shift = dense.apply(scope.at("G"), y1);
    Node scaled = scope.apply("scaled", new ExponentialGate(CLAMP), x2, scale);
    Node y2 = scope.apply("y2", new Sum(), scaled, shift);
    return scope.apply("join", new Concatenation(), y1, y2);
  }

  private Convolution mixing(Scope scope, Rotations rotations) {
    return new Convolution(
        channels, channels, 1, false, rotations.at(scope.path(), channels), Rectifier.NONE);
  }
}
