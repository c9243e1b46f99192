package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CentralDifferenceKernelTest {

  private static final double THETA = 0.8;
  private static final int[][] CROSS = {{-1, 0}, {0, -1}, {0, 0}, {0, 1}, {1, 0}};
  private static final int[][] DIAGONAL = {{-1, -1}, {-1, 1}, {0, 0}, {1, -1}, {1, 1}};

  private static Convolution convolution(int channels) {
    return new Convolution(
        channels, channels, 3, false, new CentralDifferenceKernel(THETA), Rectifier.NONE);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1", "2, 1, 5, 2", "1, 7, 1, 3", "2, 5, 4, 3", "2, 6, 7, 2"})
  void passesTheCheckOfOperators(int batch, int height, int width, int channels) {
    OperatorCheck.of(convolution(channels))
        .inputs(new long[] {batch, height, width, channels})
        .run();
  }

  @Test
  void passesTheCheckOfOperatorsWithBiasAndActivation() {
    OperatorCheck.of(
            new Convolution(2, 2, 3, true, new CentralDifferenceKernel(0.3), Rectifier.leaky(0.2)))
        .inputs(new long[] {2, 5, 7, 2})
        .run();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7, -0.5, 3, 800, -2644.836})
  void isThePublishedSumOfPartsInOneConvolution(double gate) {
    Convolution convolution = convolution(3);
    Map<String, INDArray> parameters = new LinkedHashMap<>(TestArrays.parameters(convolution, 8));
    parameters.put("gate", Nd4j.createFromArray(gate));
    INDArray input = TestArrays.random(9, 2, 5, 6, 3);
    double share = 1 / (1 + Math.exp(-gate));

    INDArray expected =
        TestArrays.images(
            input.shape(),
            (n, h, w, o) ->
                share * part(input, parameters.get("cross"), CROSS, n, h, w, o)
                    + (1 - share) * part(input, parameters.get("diagonal"), DIAGONAL, n, h, w, o)
                    + input.getDouble(n, h, w, o));

    INDArray output = TestArrays.apply(convolution, parameters, input);
    Differences.requireClose("central difference", output, expected, 1e-13);
  }

  /** conv(x) − θ · x · (sum of the taps), for five taps at the given places. */
  private static double part(
      INDArray input, INDArray taps, int[][] places, int n, int h, int w, int o) {
    double sum = 0;
    for (int tap = 0; tap < places.length; tap++) {
      int y = h + places[tap][0];
      int x = w + places[tap][1];
      for (int c = 0; c < input.size(3); c++) {
        double weight = taps.getDouble(tap, c, o);
        if (y >= 0 && y < input.size(1) && x >= 0 && x < input.size(2)) {
          sum += weight * input.getDouble(n, y, x, c);
        }
        sum -= THETA * weight * input.getDouble(n, h, w, c);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2644.836, -1324.709, 5000})
  void aSaturatedGateHasNoGradientAndNoNaN(double gate) {
    Convolution convolution = convolution(2);
    OperatorCase drawn =
        OperatorCase.random(convolution, DataType.DOUBLE, 1, new long[] {1, 4, 5, 2});
    drawn.parameters().put("gate", Nd4j.createFromArray(gate));

    OperatorOutcome outcome = OperatorOutcome.of(drawn);

    String without = gate < 0 ? "cross" : "diagonal";
    String with = gate < 0 ? "diagonal" : "cross";
    assertThat(outcome.parameterGradients().get("gate").getDouble(0)).isZero();
    assertThat(values(outcome.parameterGradients().get(without))).allMatch(value -> value == 0);
    assertThat(values(outcome.parameterGradients().get(with)))
        .allMatch(value -> Double.isFinite(value) && value != 0);
    assertThat(values(outcome.output())).allMatch(Double::isFinite);
    assertThat(values(outcome.inputGradients().get(0))).allMatch(Double::isFinite);
  }

  private static List<Double> values(INDArray array) {
    return Arrays.stream(Differences.values(array)).boxed().toList();
  }

  @Test
  void startsWithHalfOfEachPart() {
    Parameter gate = convolution(16).parameters().get(2);
    assertThat(gate.weight()).isFalse();
    assertThat(Starts.of(gate)).containsExactly(0);
    double[] taps = Starts.of(convolution(16).parameters().get(0));
    assertThat(taps).hasSize(5 * 16 * 16);
    assertThat(Differences.largest(taps)).isBetween(0.1, 1 / Math.sqrt(80));
  }

  @Test
  void refusesOtherSizes() {
    CentralDifferenceKernel kernel = new CentralDifferenceKernel(THETA);
    assertThatThrownBy(() -> Convolution.of(4, 4, 1).with(kernel))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1x1 with 4 inputs and 4 outputs");
    assertThatThrownBy(() -> Convolution.of(3, 4, 3).with(kernel))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3x3 with 3 inputs and 4 outputs");
  }
}
