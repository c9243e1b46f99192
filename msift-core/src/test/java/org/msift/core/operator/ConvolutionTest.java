package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ConvolutionTest {

  private static final Rectifier LEAKY = Rectifier.leaky(0.2);

  private static Convolution convolution(
      int inputs, int outputs, int size, boolean bias, Rectifier activation) {
    return new Convolution(inputs, outputs, size, bias, new PlainKernel(0), activation);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "2, 1, 7, 3",
    "1, 6, 1, 2",
    "2, 5, 7, 3",
    "2, 4, 4, 1",
    "1, 8, 3, 5",
    "2, 2, 3, 4"
  })
  void passesTheCheckOfOperators(int batch, int height, int width, int channels) {
    for (int size : new int[] {1, 3}) {
      for (Rectifier activation : new Rectifier[] {Rectifier.NONE, Rectifier.RELU, LEAKY}) {
        check(convolution(channels, 4, size, true, activation), batch, height, width);
      }
      check(convolution(channels, 3, size, false, Rectifier.NONE), batch, height, width);
      check(convolution(channels, 1, size, false, LEAKY), batch, height, width);
    }
  }

  @Test
  void passesTheCheckOfOperatorsWithAKernelOfFive() {
    check(convolution(2, 3, 5, true, LEAKY), 2, 7, 6);
  }

  private static void check(Convolution convolution, long batch, long height, long width) {
    OperatorCheck.of(convolution)
        .inputs(new long[] {batch, height, width, convolution.inputs()})
        .run();
  }

  @ParameterizedTest
  @CsvSource({"1, true, 1", "1, false, 0", "3, true, 0.2", "3, false, 1", "5, true, 0"})
  void isACrossCorrelationWithZerosAround(int size, boolean bias, double slope) {
    Convolution convolution = convolution(3, 2, size, bias, new Rectifier(slope));
    Map<String, INDArray> parameters = TestArrays.parameters(convolution, 5);
    INDArray input = TestArrays.random(6, 2, 5, 7, 3);

    INDArray expected =
        TestArrays.images(
            new long[] {2, 5, 7, 2},
            (n, h, w, o) -> {
              double sum = bias ? parameters.get("b").getDouble(o) : 0;
              sum += atPixel(input, parameters.get("W"), n, h, w, o);
              return sum > 0 ? sum : slope * sum;
            });

    INDArray output = TestArrays.apply(convolution, parameters, input);
    Differences.requireClose("convolution", output, expected, 1e-13);
  }

  private static double atPixel(INDArray input, INDArray weight, int n, int h, int w, int o) {
    int size = (int) weight.size(0);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int y = h + i - size / 2;
        int x = w + j - size / 2;
        if (y >= 0 && y < input.size(1) && x >= 0 && x < input.size(2)) {
          for (int c = 0; c < input.size(3); c++) {
            sum += weight.getDouble(i, j, c, o) * input.getDouble(n, y, x, c);
          }
        }
      }
    }
    return sum;
  }

  @Test
  void knowsItsParametersAndTheirShapes() {
    Convolution convolution = Convolution.of(3, 4, 5);
    assertThat(convolution.parameters()).extracting(Parameter::name).containsExactly("W", "b");
    assertThat(convolution.parameters()).extracting(Parameter::weight).containsExactly(true, false);
    assertThat(convolution.parameters().get(0).shape()).containsExactly(5, 5, 3, 4);
    assertThat(convolution.parameters().get(1).shape()).containsExactly(4);
  }

  @Test
  void startsAsPyTorchsConvolutionsDo() {
    for (Parameter parameter : Convolution.of(16, 16, 3).parameters()) {
      double[] values = Starts.of(parameter);
      assertThat(Differences.largest(values)).isLessThanOrEqualTo(1.0 / 12);
      if (parameter.weight()) {
        assertThat(Starts.deviation(values))
            .isBetween(0.97 / 12 / Math.sqrt(3), 1.03 / 12 / Math.sqrt(3));
      }
    }
  }

  @Test
  void startsAsXavierNormalWithAGainAndNoBias() {
    Convolution convolution = Convolution.of(16, 32, 3).with(new PlainKernel(0.1));
    double expected = 0.1 * Math.sqrt(2.0 / (9 * 16 + 9 * 32));
    assertThat(Starts.deviation(Starts.of(convolution.parameters().get(0))))
        .isBetween(0.95 * expected, 1.05 * expected);
    assertThat(Starts.of(convolution.parameters().get(1))).containsOnly(0);
  }

  @Test
  void startsWithTheDeviationThatIsAskedFor() {
    Convolution convolution = Convolution.of(16, 32, 3);
    PlainKernel kaiming = PlainKernel.kaiming(16, 32);
    PlainKernel normal = PlainKernel.normal(0.01, 16, 32, 3);
    assertThat(Starts.deviation(Starts.of(convolution.with(kaiming).parameters().get(0))))
        .isCloseTo(Math.sqrt(2.0 / (9 * 32)), withinPercentage(3));
    assertThat(Starts.deviation(Starts.of(convolution.with(normal).parameters().get(0))))
        .isCloseTo(0.01, withinPercentage(3));
  }

  @Test
  void refusesSizesThatMakeNoSense() {
    assertThatThrownBy(() -> Convolution.of(0, 1, 3)).hasMessageContaining("0, 1, 3");
    assertThatThrownBy(() -> Convolution.of(1, 0, 3)).hasMessageContaining("1, 0, 3");
    assertThatThrownBy(() -> Convolution.of(1, 1, 2)).hasMessageContaining("odd");
    assertThatThrownBy(() -> Convolution.of(1, 1, -1)).hasMessageContaining("odd");
  }

  @Test
  void refusesInputsThatDoNotFit() {
    Convolution convolution = Convolution.of(3, 4, 3);
    DoorCheck.of(convolution).refuses(new long[] {2, 5, 7, 4}, "[N, H, W, 3]", "[2, 5, 7, 4]");
    DoorCheck.of(convolution).refuses(new long[] {5, 7, 3}, "[N, H, W, C]", "[5, 7, 3]");
    DoorCheck.of(convolution).refuses(new long[] {0, 5, 7, 3}, "[N, H, W, C]", "[0, 5, 7, 3]");
    DoorCheck.of(convolution).refusesInputs(2, "takes 1 inputs, but got 2", 2, 5, 7, 3);
    DoorCheck.of(convolution).refusesInputs(0, "takes 1 inputs, but got 0", 2, 5, 7, 3);
  }
}
