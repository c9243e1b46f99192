package org.msift.core.operator;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Layer normalisation over the last axis: (x − mean) / sqrt(variance + 1e-5) · gamma + beta, with
 * the population variance, as PyTorch's LayerNorm. Tokens [N, T, D], features [N, D], or any other
 * rank of 2 or more, in and out.
 *
 * @param features length D of the last axis
 * @serial exclude
 */
public record LayerNormalization(int features) implements Operator {

  private static final String GAMMA = "gamma";
  private static final String BETA = "beta";
  private static final String MEAN = "mean";
  private static final String INVERSE = "inverse";
  private static final double EPSILON = 1e-5;

  /**
   * Checks the size.
   *
   * @param features length D of the last axis
   * @throws IllegalArgumentException if it is below 1
   */
  public LayerNormalization {
    if (features < 1) {
      throw new IllegalArgumentException(
          "layer normalisation needs 1 or more features, but got " + features);
    }
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.bias(GAMMA, Initialization.constant(1), features),
        Parameter.bias(BETA, Initialization.constant(0), features));
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    return Shapes.requireFeatures(this, inputs[0], features).clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    INDArray input = pass.contiguous(inputs[0]);
    long rows = input.length() / features;
    INDArray mean = pass.keep(MEAN, rows, 1);
    INDArray inverse = pass.keep(INVERSE, rows, 1);
    if (OneDnn.reach(input)) {
      normalizeDirectly(pass, input, mean, inverse, result);
    } else {
      normalize(pass, Rows.of(input), mean, inverse, Rows.of(result));
    }
    return result;
  }

  private void normalizeDirectly(
      Pass pass, INDArray input, INDArray mean, INDArray inverse, INDArray result) {
    OneDnn.normalize(
        HostArray.rows(input),
        HostArray.of(pass.parameter(GAMMA), features),
        HostArray.of(pass.parameter(BETA), features),
        EPSILON,
        HostArray.flat(mean),
        HostArray.flat(inverse),
        HostArray.rows(result));
    if (pass.training()) {
      // It gives variances.
      NativeCalls.inverseRoot(inverse.addi(EPSILON));
    }
  }

  private void normalize(
      Pass pass, INDArray input, INDArray mean, INDArray inverse, INDArray output) {
    mean(pass, input, mean);
    Broadcast.subtractColumn(input, mean, output);
    mean(pass, output.mul(output, pass.scratch(output.shape())), inverse);
    Transforms.sqrt(inverse.addi(EPSILON), false).rdivi(1);
    Broadcast.multiplyColumn(output, inverse, output);
    Broadcast.multiplyRow(output, pass.parameter(GAMMA), output);
    Broadcast.addRow(output, pass.parameter(BETA), output);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = Rows.of(pass.contiguous(gradient));
    INDArray input = Rows.of(pass.contiguous(inputs[0]));
    INDArray result = pass.result(gradient.shape());
    INDArray mean = pass.kept(MEAN);
    INDArray inverse = pass.kept(INVERSE);
    if (HostFloats.reach(input)) {
      new LayerStatistics(mean, inverse)
          .backward(
              input,
              outer,
              pass.parameter(GAMMA),
              result,
              pass.gradient(GAMMA),
              pass.gradient(BETA));
      return new INDArray[] {result};
    }
    INDArray normalized = pass.scratch(input.shape());
    Broadcast.subtractColumn(input, mean, normalized);
    Broadcast.multiplyColumn(normalized, inverse, normalized);
    INDArray product = outer.mul(normalized, pass.scratch(outer.shape()));
    Rows.sum(pass, product, pass.gradient(GAMMA));
    Rows.sum(pass, outer, pass.gradient(BETA));

    INDArray inner = Rows.of(result);
    Broadcast.multiplyRow(outer, pass.parameter(GAMMA), inner);
    // dx = (g − mean(g) − x̂ · mean(g · x̂)) / deviation, with g = gradient · gamma
    INDArray meanProduct = pass.scratch(input.rows(), 1);
    mean(pass, inner.mul(normalized, product), meanProduct);
    INDArray meanInner = pass.scratch(input.rows(), 1);
    mean(pass, inner, meanInner);
    Broadcast.subtractColumn(inner, meanInner, inner);
    Broadcast.multiplyColumn(normalized, meanProduct, normalized);
    Broadcast.multiplyColumn(inner.subi(normalized), inverse, inner);
    return new INDArray[] {result};
  }

  /** Mean of each row, as a product with a column of 1/D. */
  private void mean(Pass pass, INDArray rows, INDArray mean) {
    INDArray column = pass.scratch(features, 1).assign(1.0 / features);
    NativeCalls.matrixProduct(rows, false, column, false, mean);
  }
}
