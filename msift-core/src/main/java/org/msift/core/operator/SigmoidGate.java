package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * x · sigmoid(z), for two arrays of one shape.
 *
 * @serial exclude
 */
public record SigmoidGate() implements Operator {

  private static final String GATE = "gate";

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 2);
    Shapes.requireEqual(this, inputs[0], inputs[1]);
    return inputs[0].clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray output = pass.result(outputShape(inputs[0].shape(), inputs[1].shape()));
    INDArray gate = pass.keep(GATE, output.shape());
    // sigmoid(z) = (1 + tanh(z / 2)) / 2: neither overflows nor is slow.
    NativeCalls.tanh(inputs[1].mul(0.5, gate), gate);
    gate.addi(1).muli(0.5);
    return inputs[0].mul(gate, output);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray gate = pass.kept(GATE);
    INDArray first = gradient.mul(gate, pass.result(gate.shape()));
    INDArray second = pass.result(gate.shape());
    // dz = g · x · y · (1 − y)
    gate.rsub(1, second);
    second.muli(first).muli(inputs[0]);
    return new INDArray[] {first, second};
  }
}
