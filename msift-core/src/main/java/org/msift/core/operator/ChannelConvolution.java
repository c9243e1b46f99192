package org.msift.core.operator;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution along the channels, with one filter for all pixels, as in ECA-Net (Wang et al. 2020):
 * y[c] = b + Σ_k w[k] · x[c + k − size / 2], zero beyond the first and the last channel, followed
 * by an activation. A cross-correlation, as in PyTorch. Shape [N, H, W, C] in and out.
 *
 * @param size number of the filter's taps, odd
 * @param activation applied to the result
 * @serial exclude
 */
public record ChannelConvolution(int size, Rectifier activation) implements Operator {

  private static final String WEIGHT = "W";
  private static final String BIAS = "b";

  /**
   * Checks the size.
   *
   * @param size number of the filter's taps, odd
   * @param activation applied to the result
   * @throws IllegalArgumentException if the size is not odd
   */
  public ChannelConvolution {
    if (size < 1 || size % 2 == 0) {
      throw new IllegalArgumentException(
          "a convolution along channels needs an odd number of taps, but got " + size);
    }
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.weight(WEIGHT, Initialization.fanIn(size), size),
        Parameter.bias(BIAS, Initialization.fanIn(size), 1));
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    return Shapes.requireImages(this, inputs[0]).clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    INDArray input = Rows.of(pass.contiguous(inputs[0]));
    INDArray band = band(pass, input.columns());
    NativeCalls.matrixProduct(input, false, band, false, Rows.of(result));
    result.addi(pass.parameter(BIAS).getDouble(0));
    return activation.finish(pass, result);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = Rows.of(activation.before(pass, pass.contiguous(gradient)));
    INDArray result = pass.result(inputs[0].shape());
    int channels = outer.columns();
    NativeCalls.matrixProduct(outer, false, band(pass, channels), true, Rows.of(result));

    INDArray bandGradient = pass.scratch(channels, channels);
    INDArray input = Rows.of(pass.contiguous(inputs[0]));
    NativeCalls.matrixProduct(input, true, outer, false, bandGradient);
    pass.gradient(WEIGHT).assign(pass.scratch(alongDiagonals(bandGradient), size));
    INDArray sums = pass.scratch(channels);
    Rows.sum(pass, outer, sums);
    pass.gradient(BIAS).assign(pass.scratch(new double[] {total(sums)}, 1));
    return new INDArray[] {result};
  }

  /** The convolution as a matrix [C, C] from input to output channels. */
  private INDArray band(Pass pass, int channels) {
    INDArray weight = pass.parameter(WEIGHT);
    double[] values = new double[channels * channels];
    for (int k = 0; k < size; k++) {
      double tap = weight.getDouble(k);
      for (int c = first(k); c < last(k, channels); c++) {
        values[(c + k - size / 2) * channels + c] = tap;
      }
    }
    return pass.scratch(values, channels, channels);
  }

  private double[] alongDiagonals(INDArray matrix) {
    int channels = matrix.columns();
    double[] sums = new double[size];
    for (int k = 0; k < size; k++) {
      for (int c = first(k); c < last(k, channels); c++) {
        sums[k] += matrix.getDouble(c + k - size / 2, c);
      }
    }
    return sums;
  }

  /** The first output channel that sees a channel through a tap. */
  private int first(int tap) {
    return Math.max(0, size / 2 - tap);
  }

  /** The end of the output channels that see a channel through a tap. */
  private int last(int tap, int channels) {
    return Math.min(channels, channels + size / 2 - tap);
  }

  private static double total(INDArray sums) {
    double total = 0;
    for (long i = 0; i < sums.length(); i++) {
      total += sums.getDouble(i);
    }
    return total;
  }
}
