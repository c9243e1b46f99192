package org.msift.core.operator;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

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
    if (HostFloats.reach(input)) {
      normalizeOnHost(pass, input, output);
      return activation.applied(pass, output);
    }

    // The second half keeps its values: mean 0, deviation 1, scale 1, shift 0.
    double[] means = halved(PixelSums.overEach(pass, input), pixels, 0);
    INDArray mean = pass.keep(MEAN, means, shape[0], channels);
    INDArray centred = pass.scratch(shape);
    NativeCalls.subtract(input, vectors(mean), centred);
    double[] variances =
        halved(PixelSums.overEach(pass, centred.muli(centred)), pixels, 1 - EPSILON);
    INDArray variance = pass.keep(VARIANCE, variances, shape[0], channels);
    normalize(input, mean, variance, widened(pass, SCALE, 1), widened(pass, SHIFT, 0), output);
    return activation.finish(pass, output);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = activation.before(pass, pass.contiguous(gradient));
    long[] shape = outer.shape();
    double pixels = shape[1] * shape[2];
    INDArray variance = pass.kept(VARIANCE);
    if (HostFloats.reach(outer)) {
      INDArray result = pass.result(shape);
      gradientsOnHost(pass, outer, pass.contiguous(inputs[0]), result);
      return new INDArray[] {result};
    }
    INDArray ones = pass.scratch(1, channels).assign(1);
    INDArray zeros = pass.scratch(1, channels).assign(0);
    // Normalising again is cheaper than keeping an array of the input's size.
    INDArray normalized = pass.scratch(shape);
    normalize(pass.contiguous(inputs[0]), pass.kept(MEAN), variance, ones, zeros, normalized);

    INDArray product = outer.mul(normalized, pass.scratch(shape));
    INDArray sum = PixelSums.overEach(pass, outer);
    INDArray sumProduct = PixelSums.overEach(pass, product);
    pass.gradient(SHIFT).assign(firstHalf(sum).sum(0));
    pass.gradient(SCALE).assign(firstHalf(sumProduct).sum(0));

    // dx = scale / deviation · (g − mean(g) − x̂ · mean(g · x̂)); the second half passes.
    INDArray mean = pass.scratch(halved(sum, pixels, 0), shape[0], channels);
    INDArray meanProduct = pass.scratch(halved(sumProduct, pixels, 0), shape[0], channels);
    INDArray result = pass.result(shape);
    NativeCalls.multiply(normalized, vectors(meanProduct), product);
    NativeCalls.subtract(outer, vectors(mean), normalized);
    NativeCalls.multiply(normalized.subi(product), vectors(factor(pass, variance)), result);
    return new INDArray[] {result};
  }

  private void normalizeOnHost(Pass pass, INDArray input, INDArray output) {
    InstanceLoops loops = loops(input);
    InstanceLoops.Pair moments = loops.moments(new HostFloats(input));
    int count = moments.first().length;
    double[] scale = values(pass.parameter(SCALE));
    double[] shift = values(pass.parameter(SHIFT));
    // The second half keeps its values: mean 0, factor 1, shift 0.
    double[] mean = firstHalf(count, i -> moments.first()[i], 0);
    double[] variance = firstHalf(count, i -> moments.second()[i], 1 - EPSILON);
    double[] factor =
        firstHalf(count, i -> scale[i % channels] / Math.sqrt(variance[i] + EPSILON), 1);
    double[] shifts = firstHalf(count, i -> shift[i % channels], 0);
    pass.keep(MEAN, mean, input.size(0), channels);
    pass.keep(VARIANCE, variance, input.size(0), channels);
    loops.scale(
        new HostFloats(input), mean, factor, shifts, activation.slope(), new HostFloats(output));
  }

  private void gradientsOnHost(Pass pass, INDArray outer, INDArray input, INDArray result) {
    InstanceLoops loops = loops(input);
    double pixels = input.size(1) * input.size(2);
    double[] mean = values(pass.kept(MEAN));
    double[] variance = values(pass.kept(VARIANCE));
    double[] scale = values(pass.parameter(SCALE));
    int count = mean.length;
    double[] inverse = firstHalf(count, i -> 1 / Math.sqrt(variance[i] + EPSILON), 1);
    InstanceLoops.Pair sums =
        loops.sums(new HostFloats(outer), new HostFloats(input), mean, inverse);
    new HostFloats(pass.gradient(SHIFT)).writeAll(overImages(sums.first()));
    new HostFloats(pass.gradient(SCALE)).writeAll(overImages(sums.second()));
    // dx = scale / deviation · (g − mean(g) − x̂ · mean(g · x̂)); the second half passes.
    double[] factor = firstHalf(count, i -> scale[i % channels] * inverse[i], 1);
    double[] slope = firstHalf(count, i -> factor[i] * inverse[i] * sums.second()[i] / pixels, 0);
    double[] shift =
        firstHalf(count, i -> factor[i] * sums.first()[i] / pixels - slope[i] * mean[i], 0);
    loops.combine(
        new HostFloats(outer), factor, new HostFloats(input), slope, shift, new HostFloats(result));
  }

  private InstanceLoops loops(INDArray input) {
    int images = Math.toIntExact(input.size(0));
    return new InstanceLoops(images, input.length() / images, channels);
  }

  /** A number for each image and channel of the first half, a neutral one for the others. */
  private double[] firstHalf(int count, IntToDoubleFunction number, double neutral) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> i % channels < channels / 2 ? number.applyAsDouble(i) : neutral);
    return numbers;
  }

  /** Sums over images of [N, C], for the first half of the channels. */
  private double[] overImages(double[] numbers) {
    double[] sums = new double[channels / 2];
    for (int i = 0; i < numbers.length; i++) {
      if (i % channels < sums.length) {
        sums[i % channels] += numbers[i];
      }
    }
    return sums;
  }

  private static double[] values(INDArray array) {
    float[] floats = new HostFloats(array).all();
    double[] numbers = new double[floats.length];
    Arrays.setAll(numbers, i -> floats[i]);
    return numbers;
  }

  /**
   * Of each row of sums, the first half divided by a number, and a neutral value for the second.
   */
  private double[] halved(INDArray sums, double divisor, double neutral) {
    INDArray vector = sums.reshape('c', 1, sums.length());
    double[] values = new double[Math.toIntExact(sums.length())];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % channels < channels / 2 ? vector.getDouble(i) / divisor : neutral;
    }
    return values;
  }

  /** scale / deviation [N, C]. */
  private INDArray factor(Pass pass, INDArray variance) {
    INDArray vector = variance.reshape('c', 1, variance.length());
    double[] values = new double[Math.toIntExact(variance.length())];
    INDArray scale = widened(pass, SCALE, 1);
    for (int i = 0; i < values.length; i++) {
      values[i] = scale.getDouble(0, i % channels) / Math.sqrt(vector.getDouble(i) + EPSILON);
    }
    return pass.scratch(values, variance.shape());
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
    double[] values = new double[channels];
    INDArray narrow = pass.parameter(name);
    for (int i = 0; i < channels; i++) {
      values[i] = i < channels / 2 ? narrow.getDouble(i) : neutral;
    }
    return pass.scratch(values, 1, channels);
  }

  private INDArray firstHalf(INDArray rows) {
    return rows.get(NDArrayIndex.all(), NDArrayIndex.interval(0, channels / 2));
  }

  /** [N, C] as a vector for each image. */
  private INDArray vectors(INDArray rows) {
    return rows.reshape('c', rows.size(0), 1, 1, channels);
  }
}
