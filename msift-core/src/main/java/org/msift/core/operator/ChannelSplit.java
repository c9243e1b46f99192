package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes some channels of images: [N, H, W, C] to [N, H, W, to − from].
 *
 * @param from first channel
 * @param to channel after the last one
 * @serial exclude
 */
public record ChannelSplit(int from, int to) implements Operator {

  /**
   * Checks the range.
   *
   * @param from first channel
   * @param to channel after the last one
   */
  public ChannelSplit {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("no channels from " + from + " to " + to);
    }
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = Shapes.requireImages(this, inputs[0]).clone();
    if (shape[3] < to) {
      throw new IllegalArgumentException(
          this + " needs at least " + to + " channels, but got " + shape[3]);
    }
    shape[3] = to - from;
    return shape;
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray output = pass.result(outputShape(inputs[0].shape()));
    selection(pass, inputs[0]).select(pass.contiguous(inputs[0]), output);
    return output;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape());
    selection(pass, inputs[0]).putBack(pass.contiguous(gradient), result);
    return new INDArray[] {result};
  }

  private ChannelSelection selection(Pass pass, INDArray input) {
    return new ChannelSelection(pass, input.size(3), from, to - from);
  }
}
