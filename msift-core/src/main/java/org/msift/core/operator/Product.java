package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Element-wise product of two arrays of one shape, or of images [N, H, W, C] and a gate for each,
 * [N, 1, 1, C].
 *
 * @serial exclude
 */
public record Product() implements Operator {

  @Override
  public long[] outputShape(long[]... inputs) {
    return outputShape(this, inputs);
  }

  /**
   * The shape of the first input, which the second must equal, or be a vector for each image of.
   */
  static long[] outputShape(Operator operator, long[]... inputs) {
    Shapes.requireCount(operator, inputs, 2);
    if (inputs[0].length == 4 && inputs[1].length == 4 && inputs[1][1] == 1 && inputs[1][2] == 1) {
      Shapes.requireVectors(operator, inputs[0], inputs[1]);
    } else {
      Shapes.requireEqual(operator, inputs[0], inputs[1]);
    }
    return inputs[0].clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape(), inputs[1].shape()));
    multiply(pass.contiguous(inputs[0]), pass.contiguous(inputs[1]), result);
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = pass.contiguous(gradient);
    INDArray x = pass.contiguous(inputs[0]);
    INDArray y = pass.contiguous(inputs[1]);
    INDArray first = pass.result(x.shape());
    INDArray second = pass.result(y.shape());
    multiply(outer, y, first);
    if (x.equalShapes(y)) {
      multiply(outer, x, second);
    } else {
      INDArray product = pass.scratch(x.shape());
      multiply(outer, x, product);
      second.assign(PixelSums.overEach(pass, product).reshape(y.shape()));
    }
    return new INDArray[] {first, second};
  }

  /** Images without gaps times other images, or times a vector for each. */
  static INDArray multiply(INDArray images, INDArray other, INDArray result) {
    if (images.equalShapes(other) && OneDnn.reach(result)) {
      OneDnnElements.multiply(
          HostArray.flat(images), HostArray.flat(other), HostArray.flat(result));
    } else if (images.equalShapes(other)) {
      images.mul(other, result);
    } else {
      NativeCalls.multiply(images, other, result);
    }
    return result;
  }
}
