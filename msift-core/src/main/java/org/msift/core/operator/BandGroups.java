package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Groups of neighbouring bands as tokens, so that attention has something to attend to where an
 * image has many bands and few pixels: [N, H, W, C] to [N, groups, H · W · window]. The groups are
 * spread evenly over the bands and overlap where the window is wider than their distance; a group
 * that passes the first or last band is filled with zeros. Features of a token: pixel by pixel, the
 * window's bands.
 *
 * @param bands bands C
 * @param groups number of tokens, 1 to C
 * @param window bands of a group, 1 or more
 * @serial exclude
 */
public record BandGroups(int bands, int groups, int window) implements Operator {

  /**
   * Checks the numbers.
   *
   * @param bands bands C
   * @param groups number of tokens, 1 to C
   * @param window bands of a group, 1 or more
   * @throws IllegalArgumentException if one is out of range
   */
  public BandGroups {
    if (bands < 1 || groups < 1 || groups > bands || window < 1) {
      throw new IllegalArgumentException(
          "expected 1 to "
              + bands
              + " groups of one band or more, but got "
              + groups
              + " groups of "
              + window
              + " bands");
    }
  }

  /**
   * Groups whose windows overlap by half.
   *
   * @param bands bands C
   * @param groups number of tokens, 1 to C
   * @return the operator
   */
  public static BandGroups overlapping(int bands, int groups) {
    return new BandGroups(bands, groups, groups == bands ? 1 : 2 * ((bands + groups - 1) / groups));
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = Shapes.requireImages(this, inputs[0], bands);
    return new long[] {shape[0], groups, shape[1] * shape[2] * window};
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    long[] shape = outputShape(inputs[0].shape());
    long pixels = shape[2] / window;
    INDArray chosen = pass.scratch(shape[0] * pixels, (long) groups * window);
    INDArray rows = pass.contiguous(inputs[0]).reshape('c', shape[0] * pixels, bands);
    NativeCalls.matrixProduct(rows, false, selection(pass), false, chosen);
    INDArray result = pass.result(shape);
    byGroup(result, pixels).assign(byPixel(chosen, pixels).permute(0, 2, 1, 3));
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape());
    long rows = result.length() / bands;
    long pixels = rows / result.size(0);
    INDArray chosen = pass.scratch(rows, (long) groups * window);
    byPixel(chosen, pixels).assign(byGroup(pass.contiguous(gradient), pixels).permute(0, 2, 1, 3));
    NativeCalls.matrixProduct(
        chosen, false, selection(pass), true, result.reshape('c', rows, bands));
    return new INDArray[] {result};
  }

  /** The first band of a group; may be below 0. */
  private int first(int group) {
    double centre = (group + 0.5) * bands / groups;
    return (int) Math.round(centre - window / 2.0);
  }

  /** [C, groups · window]: 1 where a band goes. */
  private INDArray selection(Pass pass) {
    int columns = groups * window;
    double[] values = new double[bands * columns];
    for (int group = 0; group < groups; group++) {
      for (int i = 0; i < window; i++) {
        int band = first(group) + i;
        if (band >= 0 && band < bands) {
          values[band * columns + group * window + i] = 1;
        }
      }
    }
    return pass.scratch(values, bands, columns);
  }

  private INDArray byPixel(INDArray chosen, long pixels) {
    return chosen.reshape(
        'c', chosen.length() / (pixels * groups * window), pixels, groups, window);
  }

  private INDArray byGroup(INDArray tokens, long pixels) {
    return tokens.reshape('c', tokens.size(0), groups, pixels, window);
  }
}
