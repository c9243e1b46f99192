package org.msift.core.operator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The invertible 1x1 convolution of SHIP's coupling blocks: out = P · L · U · in at every pixel.
 *
 * <p>L is unit lower triangular, U upper triangular with diagonal sign · exp(logS). The permutation
 * P and the signs are fixed (buffers, not parameters). Values of {@code lower} on and above the
 * diagonal and of {@code upper} on and below it have no effect and get no gradient; they are kept
 * because published checkpoints hold them.
 *
 * <p>Learned values start as the decomposition of a random rotation drawn from {@code seed} (Glow,
 * Kingma and Dhariwal 2018). With a permutation and signs from a checkpoint, load its values too.
 *
 * @param seed seed of the random rotation
 * @param permutation P as an index: row i of P holds its 1 in column {@code permutation[i]}
 * @param signs signs of the diagonal of U, each -1 or 1
 * @serial exclude
 */
public record InvertibleKernel(long seed, int[] permutation, int[] signs) implements Kernel {

  private static final String LOWER = "lower";
  private static final String LOG_SCALE = "logS";
  private static final String UPPER = "upper";

  /**
   * Checks permutation and signs.
   *
   * @param seed seed of the random rotation
   * @param permutation P as an index
   * @param signs signs of the diagonal of U
   */
  public InvertibleKernel {
    int[] sorted = permutation.clone();
    Arrays.sort(sorted);
    if (!Arrays.equals(sorted, IntStream.range(0, permutation.length).toArray())) {
      throw new IllegalArgumentException(
          "not a permutation of 0.."
              + (permutation.length - 1)
              + ": "
              + Arrays.toString(permutation));
    }
    if (signs.length != permutation.length
        || Arrays.stream(signs).anyMatch(s -> Math.abs(s) != 1)) {
      throw new IllegalArgumentException(
          "expected "
              + permutation.length
              + " signs of -1 or 1, but got "
              + Arrays.toString(signs));
    }
  }

  /**
   * A kernel that starts as a random rotation.
   *
   * @param channels number of channels
   * @param seed seed of the rotation
   * @return the kernel
   */
  public static InvertibleKernel random(int channels, long seed) {
    LUDecomposition parts = decomposition(channels, seed);
    // PA = LU there, A = PLU here: the permutation is the inverse one.
    int[] rows = parts.getPivot();
    int[] permutation = new int[channels];
    for (int row = 0; row < channels; row++) {
      permutation[rows[row]] = row;
    }
    RealMatrix upper = parts.getU();
    int[] signs =
        IntStream.range(0, channels).map(i -> upper.getEntry(i, i) < 0 ? -1 : 1).toArray();
    return new InvertibleKernel(seed, permutation, signs);
  }

  private static LUDecomposition decomposition(int channels, long seed) {
    java.util.Random random = new java.util.Random(seed);
    RealMatrix gaussian = MatrixUtils.createRealMatrix(channels, channels);
    for (int row = 0; row < channels; row++) {
      for (int column = 0; column < channels; column++) {
        gaussian.setEntry(row, column, random.nextGaussian());
      }
    }
    return new LUDecomposition(new QRDecomposition(gaussian).getQ());
  }

  @Override
  public void check(int inputs, int outputs, int size) {
    if (size != 1 || inputs != outputs || inputs != permutation.length) {
      throw new IllegalArgumentException(
          "this invertible kernel is 1x1 with "
              + permutation.length
              + " inputs and outputs, but the convolution is "
              + size
              + "x"
              + size
              + " with "
              + inputs
              + " inputs and "
              + outputs
              + " outputs");
    }
  }

  @Override
  public List<Parameter> parameters(int inputs, int outputs, int size) {
    return List.of(
        Parameter.weight(LOWER, (v, r) -> start(v, LOWER), inputs, inputs),
        Parameter.weight(LOG_SCALE, (v, r) -> start(v, LOG_SCALE), inputs),
        Parameter.weight(UPPER, (v, r) -> start(v, UPPER), inputs, inputs));
  }

  private void start(double[] values, String name) {
    int channels = permutation.length;
    LUDecomposition parts = decomposition(channels, seed);
    RealMatrix upper = parts.getU();
    for (int row = 0; row < channels; row++) {
      if (name.equals(LOG_SCALE)) {
        values[row] = Math.log(Math.abs(upper.getEntry(row, row)));
        continue;
      }
      for (int column = 0; column < channels; column++) {
        values[row * channels + column] =
            name.equals(LOWER)
                ? parts.getL().getEntry(row, column)
                : column > row ? upper.getEntry(row, column) : 0;
      }
    }
  }

  @Override
  public INDArray weight(Pass pass, long... shape) {
    double[][] lower = lower(pass);
    double[][] product = multiply(lower, upper(pass));
    INDArray weight = pass.scratch(shape);
    INDArray matrix = weight.reshape('c', shape[2], shape[3]);
    for (int out = 0; out < permutation.length; out++) {
      for (int in = 0; in < permutation.length; in++) {
        matrix.putScalar(in, out, product[permutation[out]][in]);
      }
    }
    return weight;
  }

  @Override
  public INDArray weightGradient(Pass pass, long... shape) {
    return pass.scratch(shape);
  }

  @Override
  public void backward(Pass pass, INDArray weightGradient) {
    int channels = permutation.length;
    double[][] gradient = weightGradient.reshape('c', channels, channels).toDoubleMatrix();
    // d(LU): undo the permutation of the outputs, and the transposition of [in, out].
    double[][] product = new double[channels][channels];
    for (int out = 0; out < channels; out++) {
      for (int in = 0; in < channels; in++) {
        product[permutation[out]][in] = gradient[in][out];
      }
    }
    double[][] upper = upper(pass);
    double[][] lowerGradient = multiply(product, transpose(upper));
    double[][] upperGradient = multiply(transpose(lower(pass)), product);
    for (int row = 0; row < channels; row++) {
      for (int column = 0; column < channels; column++) {
        pass.gradient(LOWER).putScalar(row, column, column < row ? lowerGradient[row][column] : 0);
        pass.gradient(UPPER).putScalar(row, column, column > row ? upperGradient[row][column] : 0);
      }
      pass.gradient(LOG_SCALE).putScalar(row, upperGradient[row][row] * upper[row][row]);
    }
  }

  private static double[][] lower(Pass pass) {
    double[][] lower = pass.parameter(LOWER).toDoubleMatrix();
    for (int row = 0; row < lower.length; row++) {
      Arrays.fill(lower[row], row, lower.length, 0);
      lower[row][row] = 1;
    }
    return lower;
  }

  private double[][] upper(Pass pass) {
    double[][] upper = pass.parameter(UPPER).toDoubleMatrix();
    for (int row = 0; row < upper.length; row++) {
      Arrays.fill(upper[row], 0, row, 0);
      upper[row][row] = signs[row] * Math.exp(pass.parameter(LOG_SCALE).getDouble(row));
    }
    return upper;
  }

  private static double[][] multiply(double[][] a, double[][] b) {
    return MatrixUtils.createRealMatrix(a).multiply(MatrixUtils.createRealMatrix(b)).getData();
  }

  private static double[][] transpose(double[][] a) {
    return MatrixUtils.createRealMatrix(a).transpose().getData();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InvertibleKernel that
        && seed == that.seed
        && Arrays.equals(permutation, that.permutation)
        && Arrays.equals(signs, that.signs);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(permutation) + Arrays.hashCode(signs);
  }

  @Override
  public String toString() {
    return "InvertibleKernel[channels=" + permutation.length + "]";
  }
}
