package org.msift.core.operator;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Two-dimensional convolution [N, H, W, in] to [N, H', W', out] with zero padding and an
 * activation. A cross-correlation, as in PyTorch. Where no geometry is given: stride 1 and padding
 * size/2, so that H' = H and W' = W; otherwise H' = floor((H + 2 · padding − dilation · (size − 1)
 * − 1) / stride) + 1.
 *
 * <p>Weights lie as [k, k, in, out]; PyTorch's are [out, in, k, k].
 *
 * @param inputs input channels
 * @param outputs output channels
 * @param size height and width of the kernel, odd
 * @param bias whether a bias is added
 * @param kernel where the weights come from
 * @param activation applied to the result
 * @param geometry stride, padding and dilation; null, as in configurations that were written before
 *     there was one, for {@link ConvolutionGeometry#same}. Dilation goes with stride 1 and the
 *     padding that keeps the size
 * @serial exclude
 */
public record Convolution(
    int inputs,
    int outputs,
    int size,
    boolean bias,
    Kernel kernel,
    Rectifier activation,
    ConvolutionGeometry geometry)
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
   * @param geometry stride, padding and dilation; null for {@link ConvolutionGeometry#same}
   * @throws IllegalArgumentException if a size is not possible
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
    if (geometry == null) {
      geometry = ConvolutionGeometry.same(size);
    }
    if (geometry.dilation() > 1
        && !geometry.equals(ConvolutionGeometry.dilated(size, geometry.dilation()))) {
      throw new IllegalArgumentException(
          "a dilated convolution needs stride 1 and padding dilation * (size / 2), but got "
              + geometry
              + " and size "
              + size);
    }
  }

  /**
   * A convolution that keeps the size of images.
   *
   * @param inputs input channels
   * @param outputs output channels
   * @param size height and width of the kernel, odd
   * @param bias whether a bias is added
   * @param kernel where the weights come from
   * @param activation applied to the result
   */
  public Convolution(
      int inputs, int outputs, int size, boolean bias, Kernel kernel, Rectifier activation) {
    this(inputs, outputs, size, bias, kernel, activation, null);
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
    return new Convolution(inputs, outputs, size, bias, kernel, activation, geometry);
  }

  /**
   * The same convolution with another kernel.
   *
   * @param kernel where the weights come from
   * @return the operator
   */
  public Convolution with(Kernel kernel) {
    return new Convolution(inputs, outputs, size, bias, kernel, activation, geometry);
  }

  /**
   * The same convolution with another geometry.
   *
   * @param geometry stride, padding and dilation
   * @return the operator
   */
  public Convolution with(ConvolutionGeometry geometry) {
    return new Convolution(inputs, outputs, size, bias, kernel, activation, geometry);
  }

  /**
   * The same convolution without a bias, as before a batch normalisation.
   *
   * @return the operator
   */
  public Convolution withoutBias() {
    return new Convolution(inputs, outputs, size, false, kernel, activation, geometry);
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
    long[] shape = Shapes.requireImages(this, shapes[0], inputs);
    return geometry.outputShape(this, size, outputs, shape);
  }

  @Override
  public INDArray forward(Pass pass, INDArray... arrays) {
    INDArray input = pass.contiguous(arrays[0]);
    INDArray output = pass.result(outputShape(input.shape()));
    INDArray weight = kernel.weight(pass, weightShape());
    INDArray shift = bias ? pass.parameter(BIAS) : null;
    if (OneDnn.reach(output)) {
      direct(pass).forward(input, weight, shift, activation.slope(), output);
      return activation.applied(pass, output);
    }
    if (size == 1) {
      // A matrix product over pixels is twice as fast as a 1x1 convolution.
      INDArray met = onGrid(pass, input, output);
      NativeCalls.matrixProduct(pixels(met), false, matrix(weight), false, pixels(output));
      if (bias) {
        Broadcast.addRow(pixels(output), shift, pixels(output));
      }
    } else if (geometry.dilation() > 1) {
      DilationPhases phases = phases(pass);
      INDArray result = phases.scratch(output.shape());
      NativeCalls.convolve(phases.split(input), weight, shift, result);
      phases.join(result, output);
    } else if (keepsSize()) {
      NativeCalls.convolve(input, weight, shift, output);
    } else {
      NativeCalls.convolve(input, weight, shift, geometry, output);
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
    if (OneDnn.reach(inner)) {
      direct(pass).inputGradient(inner, weight, inputGradient);
      direct(pass).weightGradient(input, inner, weightGradient, bias ? pass.gradient(BIAS) : null);
    } else if (size == 1) {
      INDArray met = onGrid(pass, input, inner);
      INDArray metGradient = keepsSize() ? inputGradient : pass.scratch(met.shape());
      NativeCalls.matrixProduct(pixels(inner), false, matrix(weight), true, pixels(metGradient));
      NativeCalls.matrixProduct(pixels(met), true, pixels(inner), false, matrix(weightGradient));
      if (!keepsSize()) {
        new PixelGrid(geometry).scatter(metGradient, inputGradient);
      }
      if (bias) {
        PixelSums.overAll(pass, inner, pass.gradient(BIAS));
      }
    } else if (geometry.dilation() > 1) {
      DilationPhases phases = phases(pass);
      INDArray result = phases.scratch(input.shape());
      windowGradients(
          pass,
          ConvolutionGeometry.same(size),
          phases.split(input),
          weight,
          phases.split(inner),
          result,
          weightGradient);
      phases.join(result, inputGradient);
    } else {
      windowGradients(pass, geometry, input, weight, inner, inputGradient, weightGradient);
    }
    kernel.backward(pass, weightGradient);
    return new INDArray[] {inputGradient};
  }

  private boolean keepsSize() {
    return geometry.equals(ConvolutionGeometry.same(size));
  }

  private OneDnnConvolution direct(Pass pass) {
    return new OneDnnConvolution(pass, size, geometry);
  }

  private DilationPhases phases(Pass pass) {
    return new DilationPhases(pass, geometry.dilation());
  }

  /** The input's pixels that a 1x1 kernel meets, of the output's height and width. */
  private INDArray onGrid(Pass pass, INDArray input, INDArray output) {
    if (keepsSize()) {
      return input;
    }
    INDArray met = pass.scratch(input.size(0), output.size(1), output.size(2), inputs);
    new PixelGrid(geometry).gather(input, met);
    return met;
  }

  private void windowGradients(
      Pass pass,
      ConvolutionGeometry window,
      INDArray input,
      INDArray weight,
      INDArray gradient,
      INDArray inputGradient,
      INDArray weightGradient) {
    NativeCalls.convolutionGradients(
        input,
        weight,
        bias ? pass.parameter(BIAS) : null,
        gradient,
        window,
        inputGradient,
        weightGradient,
        bias ? pass.gradient(BIAS) : null);
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
