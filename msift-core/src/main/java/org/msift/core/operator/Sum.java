package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Element-wise sum of two arrays of one shape, or of images [N, H, W, C] and a vector for each, [N,
 * 1, 1, C], followed by an activation.
 *
 * @param activation applied to the sum
 * @serial exclude
 */
public record Sum(Rectifier activation) implements Operator {

  /** A sum without activation. */
  public Sum() {
    this(Rectifier.NONE);
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    return Product.outputShape(this, inputs);
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape(), inputs[1].shape()));
    INDArray first = pass.contiguous(inputs[0]);
    INDArray second = pass.contiguous(inputs[1]);
    if (first.equalShapes(second) && OneDnn.reach(result)) {
      OneDnnElements.add(
          HostArray.flat(first),
          HostArray.flat(second),
          activation.slope(),
          HostArray.flat(result));
      return activation.applied(pass, result);
    }
    if (first.equalShapes(second)) {
      NativeCalls.add(first, second, result);
    } else {
      NativeCalls.addBroadcast(first, second, result);
    }
    return activation.finish(pass, result);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray first = pass.result(inputs[0].shape());
    activation.before(pass, pass.contiguous(gradient), first);
    INDArray second = pass.result(inputs[1].shape());
    if (inputs[0].equalShapes(inputs[1])) {
      second.assign(first);
    } else {
      second.assign(PixelSums.overEach(pass, first).reshape(inputs[1].shape()));
    }
    return new INDArray[] {first, second};
  }
}
