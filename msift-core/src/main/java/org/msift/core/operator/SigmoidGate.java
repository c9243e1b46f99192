package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * x · sigmoid(z), for two arrays of one shape, or for images [N, H, W, C] and a vector for each,
 * [N, 1, 1, C].
 *
 * @serial exclude
 */
public record SigmoidGate() implements Operator {

  private static final String GATE = "gate";

  @Override
  public long[] outputShape(long[]... inputs) {
    return Product.outputShape(this, inputs);
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray output = pass.result(outputShape(inputs[0].shape(), inputs[1].shape()));
    INDArray gate = pass.keep(GATE, inputs[1].shape());
    // sigmoid(z) = (1 + tanh(z / 2)) / 2: neither overflows nor is slow.
    NativeCalls.tanh(inputs[1].mul(0.5, gate), gate);
    gate.addi(1).muli(0.5);
    return Product.multiply(pass.contiguous(inputs[0]), gate, output);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray gate = pass.kept(GATE);
    INDArray first = pass.result(inputs[0].shape());
    Product.multiply(pass.contiguous(gradient), gate, first);
    INDArray second = pass.result(gate.shape());
    // dz = g · x · y · (1 − y)
    gate.rsub(1, second);
    if (first.equalShapes(gate)) {
      second.muli(first).muli(inputs[0]);
    } else {
      INDArray product = first.mul(pass.contiguous(inputs[0]), pass.scratch(first.shape()));
      second.muli(PixelSums.overEach(pass, product).reshape(gate.shape()));
    }
    return new INDArray[] {first, second};
  }
}
