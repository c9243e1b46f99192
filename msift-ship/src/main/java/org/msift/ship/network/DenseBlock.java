package org.msift.ship.network;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Concatenation;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.HalfInstanceNormalization;
import org.msift.core.operator.PlainKernel;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.Sum;

/**
 * The dense block of a coupling: two half-instance-normalised convolution units, and a convolution
 * of all that was computed. Its last leaky ReLU is the official code's.
 *
 * @param inputs input channels
 * @param outputs output channels
 */
record DenseBlock(int inputs, int outputs) {

  private static final int GROWTH = 16;
  private static final Rectifier OUTER = Rectifier.leaky(0.2);
  private static final Rectifier INNER = Rectifier.leaky(0.1);
  private static final PlainKernel KERNEL = new PlainKernel(0.1);

  Node apply(Scope scope, Node input) {
    Node a = unit(scope.at("unit1"), inputs, input);
    Node b = unit(scope.at("unit2"), GROWTH, a);
    Node all = scope.apply("join", new Concatenation(), input, a, b);
    Convolution last = Convolution.of(inputs + 2 * GROWTH, outputs, 3).with(KERNEL).with(OUTER);
    return scope.apply("conv3", last, all);
  }

  /** Convolution, half instance normalisation, convolution, plus a 1x1 convolution of the input. */
  private static Node unit(Scope scope, int inputs, Node input) {
    Node x = scope.apply("conv1", Convolution.of(inputs, GROWTH, 3).with(KERNEL), input);
    x = scope.apply("norm", new HalfInstanceNormalization(GROWTH, INNER), x);
    x = scope.apply("conv2", Convolution.of(GROWTH, GROWTH, 3).with(KERNEL).with(INNER), x);
    Node identity = scope.apply("identity", Convolution.of(inputs, GROWTH, 1).with(KERNEL), input);
    return scope.apply("sum", new Sum(OUTER), x, identity);
  }
}
