package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class HalfInstanceNormalizationTest {

  private static final Rectifier LEAKY = Rectifier.leaky(0.1);

  @ParameterizedTest
  @CsvSource({"1, 1, 2, 2", "2, 1, 6, 4", "1, 7, 1, 6", "2, 5, 7, 2", "2, 4, 4, 8", "1, 3, 2, 16"})
  void passesTheCheckOfOperators(int batch, int height, int width, int channels) {
    for (Rectifier activation : new Rectifier[] {Rectifier.NONE, Rectifier.RELU, LEAKY}) {
      OperatorCheck.of(new HalfInstanceNormalization(channels, activation))
          .inputs(new long[] {batch, height, width, channels})
          .run();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "0, 100, 0.1", "20, 2, 0", "0, 0.001, 0.1"})
  void normalisesTheFirstHalfOfTheChannelsOverThePixels(
      double offset, double spread, double slope) {
    HalfInstanceNormalization operator = new HalfInstanceNormalization(6, new Rectifier(slope));
    Map<String, INDArray> parameters = TestArrays.parameters(operator, 3);
    INDArray input = TestArrays.random(4, 2, 5, 3, 6).muli(spread).addi(offset);

    INDArray expected =
        TestArrays.images(
            input.shape(),
            (n, h, w, c) -> {
              double value = input.getDouble(n, h, w, c);
              if (c < 3) {
                value =
                    (value - moment(input, n, c, 0, 1))
                            / Math.sqrt(moment(input, n, c, moment(input, n, c, 0, 1), 2) + 1e-5)
                            * parameters.get("scale").getDouble(c)
                        + parameters.get("shift").getDouble(c);
              }
              return value > 0 ? value : slope * value;
            });

    INDArray output = TestArrays.apply(operator, parameters, input);
    Differences.requireClose("half instance normalisation", output, expected, 1e-11);
  }

  /** Images of several pieces, the last one shorter, and so many that threads share them. */
  @ParameterizedTest
  @CsvSource({"2, 33, 29, 16", "3, 19, 41, 24", "1, 190, 161, 16"})
  void agreesInSingleAndDoublePrecisionOnLargeImages(
      int batch, int height, int width, int channels) {
    HalfInstanceNormalization operator = new HalfInstanceNormalization(channels, LEAKY);
    OperatorCase exact =
        OperatorCase.random(
            operator, DataType.DOUBLE, 2, new long[] {batch, height, width, channels});
    OperatorOutcome.of(exact.as(DataType.FLOAT))
        .requireClose(OperatorOutcome.of(exact), 1e-5, "single precision");
  }

  /** Mean over the pixels of (x − centre)^power. */
  private static double moment(INDArray images, int n, int c, double centre, int power) {
    double sum = 0;
    for (int h = 0; h < images.size(1); h++) {
      for (int w = 0; w < images.size(2); w++) {
        sum += Math.pow(images.getDouble(n, h, w, c) - centre, power);
      }
    }
    return sum / (images.size(1) * images.size(2));
  }

  @Test
  void startsAsPlainNormalisationAndIsNoWeight() {
    for (Parameter parameter : new HalfInstanceNormalization(6, LEAKY).parameters()) {
      assertThat(parameter.weight()).isFalse();
      assertThat(parameter.shape()).containsExactly(3);
      assertThat(Starts.of(parameter)).containsOnly(parameter.name().equals("scale") ? 1 : 0);
    }
  }

  @Test
  void refusesAnOddNumberOfChannels() {
    assertThatThrownBy(() -> new HalfInstanceNormalization(5, LEAKY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("even number of channels, but got 5");
    assertThatThrownBy(() -> new HalfInstanceNormalization(0, LEAKY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @Test
  void refusesInputsThatDoNotFit() {
    DoorCheck door = DoorCheck.of(new HalfInstanceNormalization(4, LEAKY));
    door.refuses(new long[] {2, 3, 5, 6}, "[N, H, W, 4]", "[2, 3, 5, 6]");
    door.refuses(new long[] {5, 7, 4}, "[N, H, W, C]", "[5, 7, 4]");
    door.refuses(new long[] {2, 1, 1, 4}, "more than one pixel", "H = W = 1");
    door.refusesInputs(2, "takes 1 inputs, but got 2", 2, 5, 7, 4);
  }
}
