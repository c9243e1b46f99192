package org.msift.core.operator;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A linear layer on the last axis: tokens [N, T, inputs] to [N, T, outputs], or features [N,
 * inputs] to [N, outputs]; any rank of 2 or more. Starts as PyTorch's linear layers do: weights and
 * bias uniform in ±1/sqrt(inputs).
 *
 * @param inputs features of the input
 * @param outputs features of the output
 * @param bias whether a bias is added
 * @serial exclude
 */
public record Linear(int inputs, int outputs, boolean bias) implements Operator {

  private static final String WEIGHT = "W";
  private static final String BIAS = "b";

  /**
   * Checks the sizes.
   *
   * @param inputs features of the input
   * @param outputs features of the output
   * @param bias whether a bias is added
   * @throws IllegalArgumentException if a size is below 1
   */
  public Linear {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a linear layer needs 1 or more features, but got inputs "
              + inputs
              + " and outputs "
              + outputs);
    }
  }

  /**
   * A linear layer with bias.
   *
   * @param inputs features of the input
   * @param outputs features of the output
   * @return the operator
   */
  public static Linear of(int inputs, int outputs) {
    return new Linear(inputs, outputs, true);
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    Initialization start = Initialization.fanIn(inputs);
    parameters.add(Parameter.weight(WEIGHT, start, inputs, outputs));
    if (bias) {
      parameters.add(Parameter.bias(BIAS, start, outputs));
    }
    return List.copyOf(parameters);
  }

  @Override
  public long[] outputShape(long[]... shapes) {
    Shapes.requireCount(this, shapes, 1);
    long[] shape = Shapes.requireFeatures(this, shapes[0], inputs).clone();
    shape[shape.length - 1] = outputs;
    return shape;
  }

  @Override
  public INDArray forward(Pass pass, INDArray... arrays) {
    INDArray result = pass.result(outputShape(arrays[0].shape()));
    if (OneDnn.reach(result)) {
      direct(pass, HostArray.rows(pass.contiguous(arrays[0])), HostArray.rows(result));
      return result;
    }
    INDArray output = Rows.of(result);
    if (bias) {
      Rows.fill(output, pass.parameter(BIAS));
    }
    NativeCalls.matrixProduct(
        Rows.of(pass.contiguous(arrays[0])), false, pass.parameter(WEIGHT), false, output, bias);
    return result;
  }

  private void direct(Pass pass, HostArray input, HostArray output) {
    HostArray weight = HostArray.rows(pass.parameter(WEIGHT));
    if (bias) {
      OneDnn.product(input, weight, HostArray.of(pass.parameter(BIAS), 1, outputs), output);
    } else {
      OneDnn.product(1, input, weight, output, false);
    }
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... arrays) {
    INDArray outer = Rows.of(pass.contiguous(gradient));
    INDArray input = Rows.of(pass.contiguous(arrays[0]));
    INDArray result = pass.result(arrays[0].shape());
    if (OneDnn.reach(outer)) {
      HostArray g = HostArray.rows(outer);
      HostArray weight = HostArray.rows(pass.parameter(WEIGHT));
      OneDnn.product(1, g, weight.transposed(), HostArray.rows(result), false);
      OneDnn.product(
          1, HostArray.rows(input).transposed(), g, HostArray.rows(pass.gradient(WEIGHT)), false);
    } else {
      NativeCalls.matrixProduct(outer, false, pass.parameter(WEIGHT), true, Rows.of(result));
      NativeCalls.matrixProduct(input, true, outer, false, pass.gradient(WEIGHT));
    }
    if (bias) {
      Rows.sum(pass, outer, pass.gradient(BIAS));
    }
    return new INDArray[] {result};
  }
}
