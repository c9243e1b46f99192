package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax over the channels: the gate of SHIP's channel interaction (the official network gates by
 * softmax where its figure draws sigmoids). Shape [N, H, W, C] in and out.
 *
 * @serial exclude
 */
public record ChannelSoftmax() implements Operator {

  private static final String OUTPUT = "output";

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    return Shapes.requireImages(this, inputs[0]).clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray output = pass.result(outputShape(inputs[0].shape()));
    Softmax.compute(pass, pass.contiguous(inputs[0]), output);
    return pass.keep(OUTPUT, output);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray output = pass.kept(OUTPUT);
    long channels = output.size(3);
    long rows = output.length() / channels;
    INDArray result = pass.result(output.shape());
    // dx = y · (g − sum(g · y))
    INDArray product = pass.contiguous(gradient).mul(output, pass.scratch(output.shape()));
    INDArray sums = pass.scratch(rows, 1);
    INDArray ones = pass.scratch(channels, 1).assign(1);
    NativeCalls.matrixProduct(product.reshape('c', rows, channels), false, ones, false, sums);
    Broadcast.multiplyColumn(
        output.reshape('c', rows, channels), sums, result.reshape('c', rows, channels));
    product.sub(result, result);
    return new INDArray[] {result};
  }
}
