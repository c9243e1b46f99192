package org.msift.core.operator;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Two-dimensional convolution [N, H, W, in] to [N, H, W, out], stride 1, zero padding size/2 (so
 * that the size stays), with an activation. A cross-correlation, as in PyTorch.
 *
 * <p>Weights lie as [k, k, in, out]; PyTorch's are [out, in, k, k].
 *
 * @param inputs input channels
 * @param outputs output channels
 * @param size height and width of the kernel, odd
 * @param bias whether a bias is added
 * @param kernel where the weights come from
 * @param activation applied to the result
 * @serial exclude
 */
public record Convolution(
    int inputs, int outputs, int size, boolean bias, Kernel kernel, Rectifier activation)
    implements Operator {

  private static final String BIAS = "b";

  /**
   * Checks the sizes.
   *
   * @param inputs input channels
   * @param outputs output channels
   * @param size height and width of the kernel, odd
   * @param bias whether a bias is added
   * @param kernel where the weights come from
   * @param activation applied to the result
   */
  public Convolution {
    if (inputs < 1 || outputs < 1 || size < 1 || size % 2 == 0) {
      throw new IllegalArgumentException(
          "a convolution needs inputs, outputs >= 1 and an odd kernel size, but got "
              + inputs
              + ", "
              + outputs
              + ", "
              + size);
    }
    kernel.check(inputs, outputs, size);
  }

  /**
   * A plain convolution with bias and without activation, started as PyTorch does.
   *
   * @param inputs input channels
   * @param outputs output channels
   * @param size height and width of the kernel, odd
   * @return the operator
   */
  public static Convolution of(int inputs, int outputs, int size) {
    return new Convolution(inputs, outputs, size, true, new PlainKernel(0), Rectifier.NONE);
  }

  /**
   * The same convolution with another activation.
   *
   * @param activation applied to the result
   * @return the operator
   */
  public Convolution with(Rectifier activation) {
    return new Convolution(inputs, outputs, size, bias, kernel, activation);
  }

  /**
   * The same convolution with another kernel.
   *
   * @param kernel where the weights come from
   * @return the operator
   */
  public Convolution with(Kernel kernel) {
    return new Convolution(inputs, outputs, size, bias, kernel, activation);
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(kernel.parameters(inputs, outputs, size));
    if (bias) {
      parameters.add(Parameter.bias(BIAS, kernel.bias(size * size * inputs), outputs));
    }
    return parameters;
  }

  @Override
  public long[] outputShape(long[]... shapes) {
    Shapes.requireCount(this, shapes, 1);
    long[] shape = Shapes.requireImages(this, shapes[0], inputs).clone();
    shape[3] = outputs;
    return shape;
  }

  @Override
  public INDArray forward(Pass pass, INDArray... arrays) {
    INDArray input = pass.contiguous(arrays[0]);
    INDArray output = pass.result(outputShape(input.shape()));
    INDArray weight = kernel.weight(pass, weightShape());
    if (size == 1) {
      // A matrix product over pixels is twice as fast as a 1x1 convolution.
      NativeCalls.matrixProduct(pixels(input), false, matrix(weight), false, pixels(output));
      if (bias) {
        Broadcast.addRow(pixels(output), pass.parameter(BIAS), pixels(output));
      }
    } else {
      NativeCalls.convolve(input, weight, bias ? pass.parameter(BIAS) : null, output);
    }
    return activation.finish(pass, output);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... arrays) {
    INDArray input = pass.contiguous(arrays[0]);
    INDArray inner = activation.before(pass, pass.contiguous(gradient));
    INDArray inputGradient = pass.result(input.shape());
    INDArray weight = kernel.weight(pass, weightShape());
    INDArray weightGradient = kernel.weightGradient(pass, weightShape());
    if (size == 1) {
      NativeCalls.matrixProduct(pixels(inner), false, matrix(weight), true, pixels(inputGradient));
      NativeCalls.matrixProduct(pixels(input), true, pixels(inner), false, matrix(weightGradient));
      if (bias) {
        PixelSums.overAll(pass, inner, pass.gradient(BIAS));
      }
    } else {
      NativeCalls.convolveBackward(
          input,
          weight,
          bias ? pass.parameter(BIAS) : null,
          inner,
          inputGradient,
          weightGradient,
          bias ? pass.gradient(BIAS) : null);
    }
    kernel.backward(pass, weightGradient);
    return new INDArray[] {inputGradient};
  }

  private long[] weightShape() {
    return new long[] {size, size, inputs, outputs};
  }

  private INDArray matrix(INDArray weight) {
    return weight.reshape('c', inputs, outputs);
  }

  private static INDArray pixels(INDArray images) {
    return images.reshape('c', images.length() / images.size(3), images.size(3));
  }
}
