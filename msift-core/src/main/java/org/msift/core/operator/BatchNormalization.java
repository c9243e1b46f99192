package org.msift.core.operator;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation over the pixels of a batch (Ioffe and Szegedy 2015), as PyTorch's {@code
 * BatchNorm2d} computes it: [N, H, W, C] in and out, followed by an activation.
 *
 * <p>In training each channel is normalised with the mean and the population variance of its batch,
 * and the running statistics move towards them: running = (1 − momentum) · running + momentum ·
 * batch, with the unbiased variance. In inference the running statistics take their place.
 *
 * @param channels number of channels C
 * @param momentum share of the new batch in the running statistics, in [0, 1] (PyTorch's sense)
 * @param epsilon added to the variance inside the root
 * @param groups number of equal parts of the batch, one after the other, that are normalised each
 *     by itself, and by which the running statistics move one after the other: as when the layer is
 *     called so many times
 * @param frozen whether the running statistics are used in training too, and stay as they are
 * @param activation applied to the result
 * @serial exclude
 */
public record BatchNormalization(
    int channels, double momentum, double epsilon, int groups, boolean frozen, Rectifier activation)
    implements Operator {

  private static final String SCALE = "gamma";
  private static final String SHIFT = "beta";
  private static final String MEAN = "mean";
  private static final String VARIANCE = "variance";
  private static final double PYTORCH_MOMENTUM = 0.1;
  private static final double PYTORCH_EPSILON = 1e-5;

  /**
   * Checks the numbers.
   *
   * @param channels number of channels C
   * @param momentum share of the new batch in the running statistics, in [0, 1]
   * @param epsilon added to the variance inside the root
   * @param groups number of equal parts of the batch that are normalised each by itself
   * @param frozen whether the running statistics are used in training too
   * @param activation applied to the result
   * @throws IllegalArgumentException if one is out of range
   */
  public BatchNormalization {
    if (channels < 1 || groups < 1 || !(epsilon > 0) || !(momentum >= 0 && momentum <= 1)) {
      throw new IllegalArgumentException(
          "batch normalisation needs channels and groups >= 1, epsilon > 0 and momentum in [0, 1],"
              + " but got "
              + channels
              + ", "
              + groups
              + ", "
              + epsilon
              + ", "
              + momentum);
    }
  }

  /**
   * Without an activation.
   *
   * @param channels number of channels C
   * @param momentum share of the new batch in the running statistics, in [0, 1]
   * @param epsilon added to the variance inside the root
   * @param groups number of equal parts of the batch that are normalised each by itself
   * @param frozen whether the running statistics are used in training too
   */
  public BatchNormalization(
      int channels, double momentum, double epsilon, int groups, boolean frozen) {
    this(channels, momentum, epsilon, groups, frozen, Rectifier.NONE);
  }

  /**
   * With PyTorch's defaults: momentum 0.1, epsilon 1e-5, one group, not frozen.
   *
   * @param channels number of channels C
   * @return the operator
   */
  public static BatchNormalization of(int channels) {
    return new BatchNormalization(channels, PYTORCH_MOMENTUM, PYTORCH_EPSILON, 1, false);
  }

  /**
   * The same normalisation with another activation.
   *
   * @param activation applied to the result
   * @return the operator
   */
  public BatchNormalization with(Rectifier activation) {
    return new BatchNormalization(channels, momentum, epsilon, groups, frozen, activation);
  }

  /**
   * The same normalisation with another momentum.
   *
   * @param momentum share of the new batch in the running statistics, in [0, 1]
   * @return the operator
   */
  public BatchNormalization withMomentum(double momentum) {
    return new BatchNormalization(channels, momentum, epsilon, groups, frozen, activation);
  }

  /**
   * The same normalisation with another number of groups.
   *
   * @param groups number of equal parts of the batch that are normalised each by itself
   * @return the operator
   */
  public BatchNormalization withGroups(int groups) {
    return new BatchNormalization(channels, momentum, epsilon, groups, frozen, activation);
  }

  /**
   * The same normalisation, frozen or not.
   *
   * @param frozen whether the running statistics are used in training too
   * @return the operator
   */
  public BatchNormalization withFrozen(boolean frozen) {
    return new BatchNormalization(channels, momentum, epsilon, groups, frozen, activation);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.bias(SCALE, Initialization.constant(1), channels),
        Parameter.bias(SHIFT, Initialization.constant(0), channels),
        Parameter.statistic(MEAN, Initialization.constant(0), channels),
        Parameter.statistic(VARIANCE, Initialization.constant(1), channels));
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    return Shapes.requireImages(this, inputs[0], channels).clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray output = pass.result(outputShape(inputs[0].shape()));
    INDArray input = pass.contiguous(inputs[0]);
    if (frozen || !pass.training()) {
      INDArray mean = pass.parameter(MEAN);
      normalize(input, mean, pass.parameter(VARIANCE), pass, output);
    } else {
      normalizeGroups(pass, input, output);
    }
    return activation.finish(pass, output);
  }

  private void normalizeGroups(Pass pass, INDArray input, INDArray output) {
    requireGroups(input.shape());
    INDArray means = pass.keep(MEAN, groups, channels);
    INDArray variances = pass.keep(VARIANCE, groups, channels);
    INDArray centred = pass.scratch(groupShape(input));
    double count = count(input);
    for (int g = 0; g < groups; g++) {
      INDArray part = group(input, g);
      INDArray mean = PixelSums.row(means, g);
      INDArray variance = PixelSums.row(variances, g);
      PixelSums.overAll(pass, part, mean);
      mean.divi(count);
      Broadcast.subtractRow(pixels(part), mean, pixels(centred));
      PixelSums.overAll(pass, centred.muli(centred), variance);
      variance.divi(count);
      normalize(part, mean, variance, pass, group(output, g));
    }
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray input = pass.contiguous(inputs[0]);
    INDArray outer = activation.before(pass, pass.contiguous(gradient));
    INDArray result = pass.result(input.shape());
    pass.gradient(SCALE).assign(0);
    pass.gradient(SHIFT).assign(0);
    int parts = frozen ? 1 : groups;
    for (int g = 0; g < parts; g++) {
      backward(pass, part(input, g), part(outer, g), g, part(result, g));
    }
    statisticsBackward(pass, count(input));
    return new INDArray[] {result};
  }

  /** dx = scale / deviation · (g − mean(g) − x̂ · mean(g · x̂)); frozen: scale / deviation · g. */
  private void backward(Pass pass, INDArray input, INDArray outer, int g, INDArray result) {
    INDArray mean = frozen ? pass.parameter(MEAN) : PixelSums.row(pass.kept(MEAN), g);
    INDArray variance = frozen ? pass.parameter(VARIANCE) : PixelSums.row(pass.kept(VARIANCE), g);
    INDArray ones = pass.scratch(channels).assign(1);
    INDArray zeros = pass.scratch(channels).assign(0);
    INDArray normalized = pass.scratch(input.shape());
    // Normalising again is cheaper than keeping an array of the input's size.
    NativeCalls.normalize(input, mean, variance, ones, zeros, epsilon, normalized);
    INDArray sum = pass.scratch(channels);
    INDArray productSum = pass.scratch(channels);
    PixelSums.overAll(pass, outer, sum);
    PixelSums.overAll(pass, outer.mul(normalized, result), productSum);
    pass.gradient(SHIFT).addi(sum);
    pass.gradient(SCALE).addi(productSum);

    INDArray factor = pass.scratch(channels).assign(variance).addi(epsilon);
    NativeCalls.inverseRoot(factor);
    factor.muli(pass.parameter(SCALE));
    if (frozen) {
      Broadcast.multiplyRow(pixels(outer), factor, pixels(result));
      return;
    }
    double count = pixels(input).size(0);
    Broadcast.multiplyRow(pixels(normalized), productSum.divi(count), pixels(normalized));
    Broadcast.subtractRow(pixels(outer), sum.divi(count), pixels(result));
    Broadcast.multiplyRow(pixels(result.subi(normalized)), factor, pixels(result));
  }

  /** Writes old minus new running statistics. */
  private void statisticsBackward(Pass pass, double count) {
    moved(pass, MEAN, 1);
    moved(pass, VARIANCE, count / (count - 1));
  }

  private void moved(Pass pass, String name, double correction) {
    INDArray change = pass.gradient(name).assign(0);
    if (frozen) {
      return;
    }
    // What is left of the old value after the groups, and what each adds.
    double share = momentum * correction;
    for (int g = 0; g < groups; g++) {
      double weight = share * Math.pow(1 - momentum, groups - 1.0 - g);
      INDArray batch = pass.scratch(channels).assign(PixelSums.row(pass.kept(name), g));
      change.subi(batch.muli(weight));
    }
    INDArray old = pass.scratch(channels).assign(pass.parameter(name));
    change.addi(old.muli(1 - Math.pow(1 - momentum, groups)));
  }

  private void normalize(
      INDArray input, INDArray mean, INDArray variance, Pass pass, INDArray output) {
    INDArray scale = pass.parameter(SCALE);
    INDArray shift = pass.parameter(SHIFT);
    NativeCalls.normalize(input, mean, variance, scale, shift, epsilon, output);
  }

  private void requireGroups(long... shape) {
    if (shape[0] % groups != 0 || shape[0] / groups * shape[1] * shape[2] < 2) {
      throw new IllegalArgumentException(
          "batch normalisation needs batches of "
              + groups
              + " equal groups with more than one pixel in each for training, but got N = "
              + shape[0]
              + " and "
              + shape[1]
              + " x "
              + shape[2]
              + " pixels; use another batch size, or freeze the normalisation");
    }
  }

  /** Pixels of a group. */
  private double count(INDArray images) {
    return (double) images.size(0) / groups * images.size(1) * images.size(2);
  }

  private long[] groupShape(INDArray images) {
    return new long[] {images.size(0) / groups, images.size(1), images.size(2), channels};
  }

  private INDArray part(INDArray images, int g) {
    return frozen ? images : group(images, g);
  }

  private INDArray group(INDArray images, int g) {
    long[] shape = groupShape(images);
    long offset = images.offset() + g * shape[0] * shape[1] * shape[2] * shape[3];
    return PixelGrid.view(images, shape, offset, 1);
  }

  private INDArray pixels(INDArray images) {
    return images.reshape('c', images.length() / channels, channels);
  }
}
