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
 * @serial exclude
 */
public record HalfInstanceNormalization(int channels, Rectifier activation) implements Operator {

  private static final String SCALE = "scale";
  private static final String SHIFT = "shift";
  private static final String MEAN = "mean";
  private static final String VARIANCE = "variance";
  private static final double EPSILON = 1e-5;

  /**
   * Checks the channels.
   *
   * @param channels number of channels C, even
   * @param activation applied to the result, both halves
   */
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
    double pixels = shape[1] * shape[2];

    INDArray mean = pass.keep(MEAN, shape[0], channels);
    mean.assign(PixelSums.overEach(pass, input).divi(pixels));
    secondHalf(mean).assign(0);
    INDArray centred = pass.scratch(shape);
    for (long n = 0; n < shape[0]; n++) {
      Broadcast.subtractRow(
          matrix(PixelSums.sample(input, n)),
          PixelSums.row(mean, n),
          matrix(PixelSums.sample(centred, n)));
    }
    INDArray variance = pass.keep(VARIANCE, shape[0], channels);
    variance.assign(PixelSums.overEach(pass, centred.muli(centred)).divi(pixels));
    // The second half keeps its values: mean 0, deviation 1, scale 1, shift 0.
    secondHalf(variance).assign(1 - EPSILON);
    normalize(input, mean, variance, widened(pass, SCALE, 1), widened(pass, SHIFT, 0), output);
    return activation.finish(pass, output);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = activation.before(pass, pass.contiguous(gradient));
    long[] shape = outer.shape();
    double pixels = shape[1] * shape[2];
    INDArray variance = pass.kept(VARIANCE);
    INDArray ones = pass.scratch(1, channels).assign(1);
    INDArray zeros = pass.scratch(1, channels).assign(0);
    // Normalising again is cheaper than keeping an array of the input's size.
    INDArray normalized = pass.scratch(shape);
    normalize(pass.contiguous(inputs[0]), pass.kept(MEAN), variance, ones, zeros, normalized);

    INDArray product = outer.mul(normalized, pass.scratch(shape));
    INDArray mean = PixelSums.overEach(pass, outer);
    INDArray meanProduct = PixelSums.overEach(pass, product);
    pass.gradient(SHIFT).assign(firstHalf(mean).sum(0));
    pass.gradient(SCALE).assign(firstHalf(meanProduct).sum(0));
    secondHalf(mean.divi(pixels)).assign(0);
    secondHalf(meanProduct.divi(pixels)).assign(0);

    // dx = scale / deviation · (g − mean(g) − x̂ · mean(g · x̂)); the second half passes.
    INDArray factor = pass.scratch(shape[0], channels).assign(variance).addi(EPSILON);
    Transforms.sqrt(factor, false).rdivi(1);
    Broadcast.multiplyRow(factor, widened(pass, SCALE, 1), factor);
    INDArray result = pass.result(shape);
    for (long n = 0; n < shape[0]; n++) {
      INDArray rows = matrix(PixelSums.sample(normalized, n));
      INDArray inner = matrix(PixelSums.sample(result, n));
      Broadcast.multiplyRow(rows, PixelSums.row(meanProduct, n), rows);
      Broadcast.subtractRow(matrix(PixelSums.sample(outer, n)), PixelSums.row(mean, n), inner);
      Broadcast.multiplyRow(inner.subi(rows), PixelSums.row(factor, n), inner);
    }
    return new INDArray[] {result};
  }

  /**
   * (x − mean) / sqrt(variance + epsilon) · scale + shift, image by image, in one pass over the
   * data.
   */
  private static void normalize(
      INDArray input,
      INDArray mean,
      INDArray variance,
      INDArray scale,
      INDArray shift,
      INDArray output) {
    for (long n = 0; n < input.size(0); n++) {
      NativeCalls.normalize(
          PixelSums.single(input, n),
          PixelSums.row(mean, n),
          PixelSums.row(variance, n),
          PixelSums.row(scale, 0),
          PixelSums.row(shift, 0),
          EPSILON,
          PixelSums.single(output, n));
    }
  }

  /** A parameter of C/2 values, followed by C/2 times a neutral value. */
  private INDArray widened(Pass pass, String name, double neutral) {
    INDArray wide = pass.scratch(1, channels).assign(neutral);
    firstHalf(wide).assign(pass.parameter(name).reshape(1, channels / 2));
    return wide;
  }

  private INDArray firstHalf(INDArray rows) {
    return rows.get(NDArrayIndex.all(), NDArrayIndex.interval(0, channels / 2));
  }

  private INDArray secondHalf(INDArray rows) {
    return rows.get(NDArrayIndex.all(), NDArrayIndex.interval(channels / 2, channels));
  }

  private INDArray matrix(INDArray images) {
    return images.reshape('c', images.length() / channels, channels);
  }
}
