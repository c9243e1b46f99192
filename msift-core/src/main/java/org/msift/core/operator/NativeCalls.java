package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The native operations that operators share, each in the form that was measured to be the fast and
 * right one.
 */
final class NativeCalls {

  private NativeCalls() {}

  /**
   * product = a · b, either transposed; ranks 2, or 3 with equal batch. All row-major and
   * contiguous.
   */
  static void matrixProduct(
      INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray product) {
    matrixProduct(a, transposeA, b, transposeB, product, false);
  }

  /** product = a · b, or product += a · b. */
  static void matrixProduct(
      INDArray a,
      boolean transposeA,
      INDArray b,
      boolean transposeB,
      INDArray product,
      boolean accumulate) {
    scaledProduct(1, a, transposeA, b, transposeB, product, accumulate);
  }

  /** product = scale · a · b, or product += scale · a · b. */
  static void scaledProduct(
      double scale,
      INDArray a,
      boolean transposeA,
      INDArray b,
      boolean transposeB,
      INDArray product,
      boolean accumulate) {
    execute(
        DynamicCustomOp.builder("matmul")
            .addInputs(a, b)
            .addOutputs(product)
            .addIntegerArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0)
            .addFloatingPointArguments(scale, accumulate ? 1.0 : 0.0)
            .build());
  }

  /**
   * Cross-correlation with zero padding that keeps the size; input and output [N,H,W,C], weights
   * [k,k,in,out].
   */
  static void convolve(INDArray input, INDArray weight, INDArray bias, INDArray output) {
    ConvolutionGeometry same = ConvolutionGeometry.same((int) weight.size(0));
    convolve(input, weight, bias, same, output);
  }

  /** Cross-correlation with zero padding and a stride, without dilation, which fails in float. */
  static void convolve(
      INDArray input,
      INDArray weight,
      INDArray bias,
      ConvolutionGeometry geometry,
      INDArray output) {
    DynamicCustomOp.DynamicCustomOpsBuilder call =
        DynamicCustomOp.builder("conv2d")
            .addInputs(
                bias == null
                    ? new INDArray[] {input, weight}
                    : new INDArray[] {input, weight, bias})
            .addOutputs(output);
    // channels last; weights [kH, kW, in, out]
    execute(window(call, (int) weight.size(0), geometry, 1, 0));
  }

  /**
   * Gradients of {@link #convolve(INDArray, INDArray, INDArray, ConvolutionGeometry, INDArray)}, in
   * one call.
   *
   * @param bias null where there is none, as its gradient
   */
  static void convolutionGradients(
      INDArray input,
      INDArray weight,
      INDArray bias,
      INDArray gradient,
      ConvolutionGeometry geometry,
      INDArray inputGradient,
      INDArray weightGradient,
      INDArray biasGradient) {
    DynamicCustomOp.DynamicCustomOpsBuilder call = DynamicCustomOp.builder("conv2d_bp");
    if (bias == null) {
      call.addInputs(input, weight, gradient).addOutputs(inputGradient, weightGradient);
    } else {
      call.addInputs(input, weight, bias, gradient)
          .addOutputs(inputGradient, weightGradient, biasGradient);
    }
    execute(window(call, (int) weight.size(0), geometry, 1, 0));
  }

  /** A pooling by name, such as maxpool2d, or its backward operation with two inputs. */
  static void pool(
      String name, int size, ConvolutionGeometry geometry, INDArray output, INDArray... inputs) {
    DynamicCustomOp.DynamicCustomOpsBuilder call =
        DynamicCustomOp.builder(name).addInputs(inputs).addOutputs(output);
    // no extra parameter; channels last
    execute(window(call, size, geometry, 0, 1));
  }

  private static CustomOp window(
      DynamicCustomOp.DynamicCustomOpsBuilder call,
      int size,
      ConvolutionGeometry geometry,
      int ninth,
      int tenth) {
    int stride = geometry.stride();
    int padding = geometry.padding();
    // window, stride, padding, dilation, explicit padding
    return call.addIntegerArguments(
            size, size, stride, stride, padding, padding, 1, 1, 0, ninth, tenth)
        .build();
  }

  /** sum = a + b, element-wise; the output may be one of the inputs. */
  static void add(INDArray a, INDArray b, INDArray sum) {
    Nd4j.getExecutioner().exec(new AddOp(a, b, sum));
  }

  /** The error function, in place. */
  static INDArray errorFunction(INDArray values) {
    return Nd4j.getExecutioner().exec(new Erf(values, values));
  }

  /** tanh by oneDNN: ten times faster than the legacy operation. */
  static void tanh(INDArray input, INDArray output) {
    execute(DynamicCustomOp.builder("tanh").addInputs(input).addOutputs(output).build());
  }

  /**
   * Softmax over the last axis; rank 3 or more (rank 2 is slow, and other axes are wrong with
   * oneDNN). Only for {@link Softmax}, which knows where it is wrong.
   */
  static void softmax(INDArray input, INDArray output) {
    execute(DynamicCustomOp.builder("softmax").addInputs(input).addOutputs(output).build());
  }

  /** The largest value of each row of a matrix, into a vector. */
  static void rowMaxima(INDArray matrix, INDArray maxima) {
    execute(
        DynamicCustomOp.builder("reduce_max")
            .addInputs(matrix)
            .addOutputs(maxima)
            .addIntegerArguments(1)
            .build());
  }

  /** The larger of two arrays, element-wise; the output may be one of the inputs. */
  static void maximum(INDArray a, INDArray b, INDArray output) {
    execute(DynamicCustomOp.builder("maximum").addInputs(a, b).addOutputs(output).build());
  }

  /**
   * (x − mean) / sqrt(variance + epsilon) · scale + shift over the last axis of [N, H, W, C]: one
   * pass by oneDNN.
   */
  static void normalize(
      INDArray input,
      INDArray mean,
      INDArray variance,
      INDArray scale,
      INDArray shift,
      double epsilon,
      INDArray output) {
    execute(
        DynamicCustomOp.builder("batchnorm")
            .addInputs(input, mean, variance, scale, shift)
            .addOutputs(output)
            .addIntegerArguments(1, 1, 3)
            .addFloatingPointArguments(epsilon)
            .build());
  }

  /**
   * result = a − b, where either may have size 1 along an axis; the result must be another array,
   * since in place this takes three times as long.
   */
  static void subtract(INDArray a, INDArray b, INDArray result) {
    execute(DynamicCustomOp.builder("subtract").addInputs(a, b).addOutputs(result).build());
  }

  /** result = a + b, as {@link #subtract}. */
  static void addBroadcast(INDArray a, INDArray b, INDArray result) {
    execute(DynamicCustomOp.builder("add").addInputs(a, b).addOutputs(result).build());
  }

  /** result = a · b, as {@link #subtract}. */
  static void multiply(INDArray a, INDArray b, INDArray result) {
    execute(DynamicCustomOp.builder("multiply").addInputs(a, b).addOutputs(result).build());
  }

  /** 1 / sqrt(x), element-wise, in place. */
  static void inverseRoot(INDArray values) {
    Transforms.sqrt(values, false).rdivi(1);
  }

  /** Joins along the last axis. */
  static void concatenate(INDArray[] inputs, INDArray output) {
    execute(
        DynamicCustomOp.builder("concat")
            .addInputs(inputs)
            .addOutputs(output)
            .addIntegerArguments(output.rank() - 1)
            .build());
  }

  private static void execute(CustomOp call) {
    PreparedCall.run(call);
  }
}
