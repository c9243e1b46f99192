package org.msift.core.operator;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Layer normalisation over the channels of each pixel: (x − mean) / sqrt(variance + 1e-5) · scale +
 * shift, with the population variance (Restormer's "WithBias" form, as SHIP uses it). Shape [N, H,
 * W, C] in and out.
 *
 * @param channels number of channels C
 * @serial exclude
 */
public record ChannelLayerNormalization(int channels) implements Operator {

  private static final String SCALE = "scale";
  private static final String SHIFT = "shift";
  private static final String MEAN = "mean";
  // 1 / deviation of each pixel; where oneDNN computes, the variance.
  private static final String INVERSE = "inverse";
  private static final double EPSILON = 1e-5;

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.bias(SCALE, Initialization.constant(1), channels),
        Parameter.bias(SHIFT, Initialization.constant(0), channels));
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    return Shapes.requireImages(this, inputs[0], channels).clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    INDArray input = rows(pass.contiguous(inputs[0]));
    INDArray mean = pass.keep(MEAN, input.rows(), 1);
    INDArray inverse = pass.keep(INVERSE, input.rows(), 1);
    if (OneDnn.reach(result)) {
      OneDnn.normalize(
          HostArray.rows(input),
          HostArray.flat(pass.parameter(SCALE)),
          HostArray.flat(pass.parameter(SHIFT)),
          EPSILON,
          HostArray.flat(mean),
          HostArray.flat(inverse),
          HostArray.rows(result));
      return result;
    }
    INDArray output = rows(result);
    mean(pass, input, mean);
    Broadcast.subtractColumn(input, mean, output);
    INDArray square = output.mul(output, pass.scratch(output.shape()));
    mean(pass, square, inverse);
    Transforms.sqrt(inverse.addi(EPSILON), false).rdivi(1);
    Broadcast.multiplyColumn(output, inverse, output);

    Broadcast.multiplyRow(output, pass.parameter(SCALE), output);
    Broadcast.addRow(output, pass.parameter(SHIFT), output);
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = pass.contiguous(gradient);
    if (OneDnn.reach(outer)) {
      INDArray result = pass.result(outer.shape());
      HostArray scale = HostArray.flat(pass.parameter(SCALE));
      OneDnn.normalizationGradients(
          HostArray.rows(pass.contiguous(inputs[0])),
          HostArray.rows(outer),
          scale,
          scale,
          EPSILON,
          HostArray.flat(pass.kept(MEAN)),
          HostArray.flat(pass.kept(INVERSE)),
          HostArray.rows(result),
          HostArray.flat(pass.gradient(SCALE)),
          HostArray.flat(pass.gradient(SHIFT)));
      return new INDArray[] {result};
    }
    // Normalising again is cheaper than keeping an array of the input's size.
    INDArray normalized = rows(pass.scratch(outer.shape()));
    Broadcast.subtractColumn(rows(pass.contiguous(inputs[0])), pass.kept(MEAN), normalized);
    Broadcast.multiplyColumn(normalized, pass.kept(INVERSE), normalized);
    INDArray product = pass.scratch(outer.shape());
    rows(outer).mul(normalized, rows(product));
    PixelSums.overAll(pass, product, pass.gradient(SCALE));
    PixelSums.overAll(pass, outer, pass.gradient(SHIFT));

    INDArray result = pass.result(outer.shape());
    INDArray inner = rows(result);
    Broadcast.multiplyRow(rows(outer), pass.parameter(SCALE), inner);
    // dx = (g − mean(g) − x̂ · mean(g · x̂)) / deviation, with g = gradient · scale
    INDArray meanProduct = pass.scratch(normalized.rows(), 1);
    mean(pass, inner.mul(normalized, rows(product)), meanProduct);
    INDArray mean = pass.scratch(normalized.rows(), 1);
    mean(pass, inner, mean);
    Broadcast.subtractColumn(inner, mean, inner);
    Broadcast.multiplyColumn(normalized, meanProduct, normalized);
    Broadcast.multiplyColumn(inner.subi(normalized), pass.kept(INVERSE), inner);
    return new INDArray[] {result};
  }

  /** Mean of each row, as a product with a column of 1/C. */
  private void mean(Pass pass, INDArray rows, INDArray mean) {
    INDArray column = pass.scratch(channels, 1).assign(1.0 / channels);
    NativeCalls.matrixProduct(rows, false, column, false, mean);
  }

  private INDArray rows(INDArray images) {
    return images.reshape('c', images.length() / channels, channels);
  }
}
