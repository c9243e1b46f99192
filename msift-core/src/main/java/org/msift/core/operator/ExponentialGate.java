package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * x · exp(clamp · (2 · sigmoid(z) − 1)), the scale of an affine coupling (SHIP uses clamp 0.8), for
 * two arrays of one shape.
 *
 * @param clamp bound of the exponent's magnitude
 * @serial exclude
 */
public record ExponentialGate(double clamp) implements Operator {

  private static final String TANH = "tanh";
  private static final String SCALE = "scale";

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 2);
    Shapes.requireEqual(this, inputs[0], inputs[1]);
    return inputs[0].clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    long[] shape = outputShape(inputs[0].shape(), inputs[1].shape());
    INDArray output = pass.result(shape);
    // 2 · sigmoid(z) − 1 = tanh(z / 2)
    INDArray tanh = pass.keep(TANH, shape);
    NativeCalls.tanh(inputs[1].mul(0.5, tanh), tanh);
    INDArray scale = tanh.mul(clamp, pass.keep(SCALE, shape));
    if (OneDnn.reach(scale)) {
      OneDnnElements.exp(HostArray.flat(scale));
    } else {
      Nd4j.getExecutioner().exec(new Exp(scale, scale));
    }
    return inputs[0].mul(scale, output);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray tanh = pass.kept(TANH);
    INDArray first = gradient.mul(pass.kept(SCALE), pass.result(tanh.shape()));
    INDArray second = pass.result(tanh.shape());
    // dz = g · x · scale · clamp · (1 − tanh²) / 2
    tanh.mul(tanh, second);
    second.rsubi(1).muli(clamp / 2).muli(first).muli(inputs[0]);
    return new INDArray[] {first, second};
  }
}
