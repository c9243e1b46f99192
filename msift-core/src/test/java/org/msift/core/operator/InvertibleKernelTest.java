package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class InvertibleKernelTest {

  private static final int[] PERMUTATION = {2, 0, 3, 1};
  private static final int[] SIGNS = {1, -1, -1, 1};

  private static Convolution convolution(InvertibleKernel kernel) {
    int channels = kernel.permutation().length;
    return new Convolution(channels, channels, 1, false, kernel, Rectifier.NONE);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1", "2, 1, 5, 2", "1, 7, 1, 3", "2, 5, 4, 4", "2, 3, 7, 5"})
  void passesTheCheckOfOperators(int batch, int height, int width, int channels) {
    OperatorCheck.of(convolution(InvertibleKernel.random(channels, 11)))
        .inputs(new long[] {batch, height, width, channels})
        .run();
  }

  @Test
  void passesTheCheckOfOperatorsWithGivenPermutationAndSigns() {
    OperatorCheck.of(convolution(new InvertibleKernel(0, PERMUTATION, SIGNS)))
        .inputs(new long[] {2, 3, 4, 4})
        .run();
  }

  @Test
  void isTheProductOfPermutationLowerAndUpperAtEveryPixel() {
    Convolution convolution = convolution(new InvertibleKernel(0, PERMUTATION, SIGNS));
    Map<String, INDArray> parameters = TestArrays.parameters(convolution, 12);
    INDArray input = TestArrays.random(13, 2, 3, 5, 4);
    double[][] weight = product(parameters, PERMUTATION, SIGNS);

    INDArray expected =
        TestArrays.images(
            input.shape(),
            (n, h, w, o) -> {
              double sum = 0;
              for (int i = 0; i < 4; i++) {
                sum += weight[o][i] * input.getDouble(n, h, w, i);
              }
              return sum;
            });

    INDArray output = TestArrays.apply(convolution, parameters, input);
    Differences.requireClose("invertible convolution", output, expected, 1e-13);
  }

  /** W = P · L · U, the matrices written out; values outside of the triangles do not count. */
  private static double[][] product(
      Map<String, INDArray> parameters, int[] permutation, int... signs) {
    int size = signs.length;
    double[][] p = new double[size][size];
    double[][] lower = new double[size][size];
    double[][] upper = new double[size][size];
    for (int i = 0; i < size; i++) {
      p[i][permutation[i]] = 1;
      lower[i][i] = 1;
      upper[i][i] = signs[i] * Math.exp(parameters.get("logS").getDouble(i));
      for (int j = 0; j < i; j++) {
        lower[i][j] = parameters.get("lower").getDouble(i, j);
        upper[j][i] = parameters.get("upper").getDouble(j, i);
      }
    }
    return multiply(p, multiply(lower, upper));
  }

  private static double[][] multiply(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 32, 48})
  void startsAsARotation(int channels) {
    InvertibleKernel kernel = InvertibleKernel.random(channels, 5);
    Map<String, INDArray> parameters = start(kernel);
    double[][] weight = product(parameters, kernel.permutation(), kernel.signs());
    double[][] transposed = new double[channels][channels];
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j < channels; j++) {
        transposed[j][i] = weight[i][j];
      }
    }

    double[][] identity = multiply(weight, transposed);
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j < channels; j++) {
        assertThat(identity[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
    }
  }

  private static Map<String, INDArray> start(InvertibleKernel kernel) {
    Map<String, INDArray> start = new LinkedHashMap<>();
    for (Parameter parameter : convolution(kernel).parameters()) {
      start.put(
          parameter.name(),
          Nd4j.createFromArray(Starts.of(parameter)).reshape('c', parameter.shape()));
    }
    return start;
  }

  @Test
  void theSameSeedGivesTheSameKernelAndAnotherAnother() {
    InvertibleKernel kernel = InvertibleKernel.random(6, 5);
    assertThat(InvertibleKernel.random(6, 5)).isEqualTo(kernel).hasSameHashCodeAs(kernel);
    assertThat(InvertibleKernel.random(6, 6)).isNotEqualTo(kernel);
    assertThat(start(InvertibleKernel.random(6, 5))).isEqualTo(start(kernel));
    assertThat(start(InvertibleKernel.random(6, 6))).isNotEqualTo(start(kernel));
  }

  @Test
  void kernelsThatDifferInOnePartAreNotEqual() {
    InvertibleKernel kernel = new InvertibleKernel(0, PERMUTATION, SIGNS);
    assertThat(new InvertibleKernel(0, PERMUTATION.clone(), SIGNS.clone())).isEqualTo(kernel);
    assertThat(new InvertibleKernel(1, PERMUTATION, SIGNS)).isNotEqualTo(kernel);
    assertThat(new InvertibleKernel(0, new int[] {0, 1, 2, 3}, SIGNS)).isNotEqualTo(kernel);
    assertThat(new InvertibleKernel(0, PERMUTATION, new int[] {1, 1, 1, 1})).isNotEqualTo(kernel);
  }

  @Test
  void refusesWhatIsNoPermutationAndNoSigns() {
    assertThatThrownBy(() -> new InvertibleKernel(0, new int[] {0, 0}, new int[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0, 0]");
    assertThatThrownBy(() -> new InvertibleKernel(0, new int[] {1, 0}, new int[] {1, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1, 0]");
    assertThatThrownBy(() -> new InvertibleKernel(0, new int[] {1, 0}, new int[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 signs");
  }

  @Test
  void refusesOtherSizes() {
    InvertibleKernel kernel = new InvertibleKernel(0, PERMUTATION, SIGNS);
    assertThatThrownBy(() -> Convolution.of(4, 4, 3).with(kernel))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3x3 with 4 inputs and 4 outputs");
    assertThatThrownBy(() -> Convolution.of(5, 5, 1).with(kernel))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("with 4 inputs and outputs")
        .hasMessageContaining("with 5 inputs and 5 outputs");
  }
}
