package org.msift.core.operator;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Instance normalisation of the first half of the channels; the second half passes unchanged
 * (HINet, Chen et al. 2021). Statistics are those of each image and channel over H x W, with the
 * population variance and 1e-5 inside the root; there are no running statistics, so that training
 * and inference agree. Shape [N, H, W, C] in and out, followed by an activation.
 *
 * @param channels number of channels C, even
 * @param activation applied to the result, both halves
 */
public record HalfInstanceNormalization(int channels, Rectifier activation) implements Operator {

  private static final String SCALE = "scale";
  private static final String SHIFT = "shift";
  private static final String NORMALIZED = "normalized";
  private static final String INVERSE = "inverse";
  private static final double EPSILON = 1e-5;

  /** Checks the channels. */
  public HalfInstanceNormalization {
    if (channels < 2 || channels % 2 != 0) {
      throw new IllegalArgumentException(
          "half instance normalisation needs an even number of channels, but got " + channels);
    }
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.bias(SCALE, Initialization.constant(1), channels / 2),
        Parameter.bias(SHIFT, Initialization.constant(0), channels / 2));
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = Shapes.requireImages(this, inputs[0], channels);
    if (shape[1] * shape[2] < 2) {
      throw new IllegalArgumentException(
          "instance normalisation needs more than one pixel, but got H = W = 1");
    }
    return shape.clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    long[] shape = outputShape(inputs[0].shape());
    INDArray input = pass.contiguous(inputs[0]);
    INDArray output = pass.result(shape);
    INDArray normalized = pass.training() ? pass.keep(NORMALIZED, shape) : output;
    INDArray square = pass.scratch(shape);
    double pixels = shape[1] * shape[2];

    INDArray mean = PixelSums.overEach(pass, input).divi(pixels);
    firstHalf(mean, true).assign(0);
    overRows(input, mean, normalized, Broadcast::subtractRow);
    normalized.mul(normalized, square);
    INDArray inverse = pass.keep(INVERSE, shape[0], channels);
    inverse.assign(PixelSums.overEach(pass, square)).divi(pixels).addi(EPSILON);
    Transforms.sqrt(inverse, false).rdivi(1);
    firstHalf(inverse, true).assign(1);

    // Without training, the inverse deviation and the scale are one factor.
    INDArray scale = widened(pass, SCALE, 1);
    if (pass.training()) {
      overRows(normalized, inverse, normalized, Broadcast::multiplyRow);
      Broadcast.multiplyRow(matrix(normalized), scale, matrix(output));
    } else {
      INDArray factor = Broadcast.multiplyRow(inverse, scale, inverse);
      overRows(output, factor, output, Broadcast::multiplyRow);
    }
    Broadcast.addRow(matrix(output), widened(pass, SHIFT, 0), matrix(output));
    return activation.finish(pass, output);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = activation.before(pass, pass.contiguous(gradient));
    long[] shape = outer.shape();
    double pixels = shape[1] * shape[2];
    INDArray normalized = pass.kept(NORMALIZED);
    INDArray product = pass.scratch(shape);
    outer.mul(normalized, product);
    INDArray sums = PixelSums.overEach(pass, outer);
    INDArray products = PixelSums.overEach(pass, product);
    pass.gradient(SHIFT).assign(firstHalf(sums, false).sum(0));
    pass.gradient(SCALE).assign(firstHalf(products, false).sum(0));

    // dx = scale / deviation · (g − mean(g) − x̂ · mean(g · x̂)); the second half passes.
    INDArray mean = sums.divi(pixels);
    INDArray meanProduct = products.divi(pixels);
    firstHalf(mean, true).assign(0);
    firstHalf(meanProduct, true).assign(0);
    INDArray result = pass.result(shape);
    overRows(normalized, meanProduct, product, Broadcast::multiplyRow);
    outer.sub(product, result);
    overRows(result, mean, result, Broadcast::subtractRow);
    INDArray factor =
        Broadcast.multiplyRow(
            pass.kept(INVERSE), widened(pass, SCALE, 1), pass.scratch(shape[0], channels));
    overRows(result, factor, result, Broadcast::multiplyRow);
    return new INDArray[] {result};
  }

  /** A parameter of C/2 values, followed by C/2 times a neutral value. */
  private INDArray widened(Pass pass, String name, double neutral) {
    INDArray wide = pass.scratch(1, channels).assign(neutral);
    firstHalf(wide, false).assign(pass.parameter(name).reshape(1, channels / 2));
    return wide;
  }

  /** Columns of the first half of the channels, or of the other one. */
  private INDArray firstHalf(INDArray rows, boolean other) {
    int half = channels / 2;
    return rows.get(
        NDArrayIndex.all(), NDArrayIndex.interval(other ? half : 0, other ? channels : half));
  }

  private interface RowOperation {
    INDArray apply(INDArray from, INDArray row, INDArray to);
  }

  /** Combines all pixels of image n with row n. */
  private void overRows(INDArray from, INDArray rows, INDArray to, RowOperation operation) {
    for (long n = 0; n < from.size(0); n++) {
      operation.apply(
          matrix(PixelSums.sample(from, n)),
          PixelSums.row(rows, n),
          matrix(PixelSums.sample(to, n)));
    }
  }

  private INDArray matrix(INDArray images) {
    return images.reshape('c', images.length() / channels, channels);
  }
}
