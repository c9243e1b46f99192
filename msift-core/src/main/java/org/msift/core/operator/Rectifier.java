package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * f(x) = max(x, slope · x): ReLU for slope 0, leaky ReLU for a slope between, the identity for
 * slope 1.
 *
 * <p>As an operator by itself, and as the activation that other operators apply to their result.
 *
 * @param slope slope for negative values, in [0, 1]
 * @serial exclude
 */
public record Rectifier(double slope) implements Operator {

  /** Leaves values as they are. */
  public static final Rectifier NONE = new Rectifier(1);

  /** The rectified linear unit. */
  public static final Rectifier RELU = new Rectifier(0);

  private static final String OUTPUT = "output";

  /**
   * Checks the slope.
   *
   * @param slope slope for negative values, in [0, 1]
   */
  public Rectifier {
    if (!(slope >= 0 && slope <= 1)) {
      throw new IllegalArgumentException("slope must lie in [0, 1], but is " + slope);
    }
  }

  /**
   * A leaky rectified linear unit.
   *
   * @param slope slope for negative values, in [0, 1]
   * @return the activation
   */
  public static Rectifier leaky(double slope) {
    return new Rectifier(slope);
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    return inputs[0].clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray output = pass.result(outputShape(inputs[0].shape())).assign(inputs[0]);
    return finish(pass, output);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape());
    return new INDArray[] {before(pass, pass.contiguous(gradient), result)};
  }

  /** Applies the activation in place to an operator's result, and keeps it for {@link #before}. */
  INDArray finish(Pass pass, INDArray output) {
    if (slope < 1 && OneDnn.reach(output)) {
      OneDnnElements.rectify(HostArray.flat(output), slope);
    } else if (slope == 0) {
      Nd4j.getExecutioner().exec(new RectifiedLinear(output, output, 0));
    } else if (slope < 1) {
      // Two plain passes take half the time of the leaky ReLU operation.
      INDArray scaled = pass.scratch(output.shape());
      NativeCalls.maximum(output, output.mul(slope, scaled), output);
    }
    return applied(pass, output);
  }

  /** Keeps a result for {@link #before} to which an operator has applied the activation itself. */
  INDArray applied(Pass pass, INDArray output) {
    return pass.keep(OUTPUT, output);
  }

  /**
   * The gradient before the activation; the given one where there is no activation. Not modified.
   */
  INDArray before(Pass pass, INDArray gradient) {
    if (slope == 1) {
      return gradient;
    }
    return before(pass, gradient, pass.scratch(gradient.shape()));
  }

  /** Writes the gradient before the activation into a result. */
  INDArray before(Pass pass, INDArray gradient, INDArray result) {
    if (slope == 1) {
      return result.assign(gradient);
    }
    if (OneDnn.reach(result)) {
      OneDnnElements.rectifierGradient(
          HostArray.flat(pass.kept(OUTPUT)),
          HostArray.flat(gradient),
          slope,
          HostArray.flat(result));
      return result;
    }
    // The output has the sign of the input, since the slope is not negative.
    Nd4j.getExecutioner().exec(new Step(pass.kept(OUTPUT), result, 0));
    if (slope > 0) {
      result.muli(1 - slope).addi(slope);
    }
    return result.muli(gradient);
  }
}
