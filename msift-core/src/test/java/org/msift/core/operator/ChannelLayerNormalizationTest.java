package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ChannelLayerNormalizationTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 4", "2, 1, 6, 3", "1, 7, 1, 5", "2, 5, 7, 2", "2, 4, 3, 16", "1, 3, 3, 1"})
  void passesTheCheckOfOperators(int batch, int height, int width, int channels) {
    OperatorCheck.of(new ChannelLayerNormalization(channels))
        .inputs(new long[] {batch, height, width, channels})
        // Of two channels, little more than the sign of their difference is left.
        .floatTolerance(channels == 2 ? 1e-4 : 1e-5)
        .run();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 1000", "50, 3", "0, 0.001"})
  void normalisesEachPixelOverItsChannels(double offset, double spread) {
    ChannelLayerNormalization operator = new ChannelLayerNormalization(7);
    Map<String, INDArray> parameters = TestArrays.parameters(operator, 3);
    INDArray input = TestArrays.random(4, 2, 5, 3, 7).muli(spread).addi(offset);

    INDArray expected =
        TestArrays.images(
            input.shape(),
            (n, h, w, c) -> {
              double mean = 0;
              for (int i = 0; i < 7; i++) {
                mean += input.getDouble(n, h, w, i) / 7;
              }
              double variance = 0;
              for (int i = 0; i < 7; i++) {
                variance += Math.pow(input.getDouble(n, h, w, i) - mean, 2) / 7;
              }
              double normalized = (input.getDouble(n, h, w, c) - mean) / Math.sqrt(variance + 1e-5);
              return normalized * parameters.get("scale").getDouble(c)
                  + parameters.get("shift").getDouble(c);
            });

    INDArray output = TestArrays.apply(operator, parameters, input);
    Differences.requireClose("layer normalisation", output, expected, 1e-11);
  }

  @Test
  void aPixelWithoutContrastGivesTheShift() {
    ChannelLayerNormalization operator = new ChannelLayerNormalization(4);
    Map<String, INDArray> parameters = TestArrays.parameters(operator, 3);
    INDArray input = Nd4j.valueArrayOf(new long[] {1, 2, 2, 4}, 3.25, DataType.DOUBLE);

    double[] output = Differences.values(TestArrays.apply(operator, parameters, input));
    for (int i = 0; i < output.length; i++) {
      assertThat(output[i]).isEqualTo(parameters.get("shift").getDouble(i % 4), within(1e-12));
    }
  }

  @Test
  void startsAsPlainNormalisationAndIsNoWeight() {
    for (Parameter parameter : new ChannelLayerNormalization(3).parameters()) {
      assertThat(parameter.weight()).isFalse();
      assertThat(Starts.of(parameter)).containsOnly(parameter.name().equals("scale") ? 1 : 0);
    }
  }

  @Test
  void refusesInputsThatDoNotFit() {
    DoorCheck door = DoorCheck.of(new ChannelLayerNormalization(3));
    door.refuses(new long[] {2, 3, 5, 7}, "[N, H, W, 3]", "[2, 3, 5, 7]");
    door.refuses(new long[] {5, 7, 3}, "[N, H, W, C]", "[5, 7, 3]");
    door.refusesInputs(2, "takes 1 inputs, but got 2", 2, 5, 7, 3);
  }
}
