package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mean over the pixels of each image: [N, H, W, C] to [N, 1, 1, C].
 *
 * @serial exclude
 */
public record GlobalAveragePooling() implements Operator {

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = Shapes.requireImages(this, inputs[0]);
    return new long[] {shape[0], 1, 1, shape[3]};
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    long[] shape = inputs[0].shape();
    INDArray result = pass.result(outputShape(shape));
    INDArray sums = PixelSums.overEach(pass, pass.contiguous(inputs[0]));
    sums.div((double) shape[1] * shape[2], result.reshape('c', shape[0], shape[3]));
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    long[] shape = inputs[0].shape();
    INDArray result = pass.result(shape);
    INDArray share = gradient.div((double) shape[1] * shape[2], pass.scratch(gradient.shape()));
    NativeCalls.addBroadcast(pass.scratch(shape).assign(0), share, result);
    return new INDArray[] {result};
  }
}
