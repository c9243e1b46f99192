package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class PoolingAndSoftmaxTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 3", "2, 1, 6, 2", "1, 7, 1, 1", "2, 5, 7, 3", "2, 8, 4, 32"})
  void bothPassTheCheckOfOperators(int batch, int height, int width, int channels) {
    long[] shape = {batch, height, width, channels};
    OperatorCheck.of(new GlobalAveragePooling()).inputs(shape).run();
    OperatorCheck.of(new ChannelSoftmax()).inputs(shape).run();
  }

  @Test
  void poolingIsTheMeanOverThePixels() {
    INDArray input = TestArrays.random(3, 2, 5, 7, 3);
    INDArray expected =
        TestArrays.images(
            new long[] {2, 1, 1, 3},
            (n, h, w, c) -> {
              double sum = 0;
              for (int i = 0; i < 5; i++) {
                for (int j = 0; j < 7; j++) {
                  sum += input.getDouble(n, i, j, c);
                }
              }
              return sum / 35;
            });
    INDArray output = TestArrays.apply(new GlobalAveragePooling(), input);
    Differences.requireClose("pooling", output, expected, 1e-13);
  }

  @Test
  void softmaxIsOverTheChannels() {
    INDArray input = TestArrays.random(3, 2, 5, 4, 7).muli(4);
    INDArray expected =
        TestArrays.images(
            input.shape(),
            (n, h, w, c) -> {
              double sum = 0;
              for (int i = 0; i < 7; i++) {
                sum += Math.exp(input.getDouble(n, h, w, i));
              }
              return Math.exp(input.getDouble(n, h, w, c)) / sum;
            });
    INDArray output = TestArrays.apply(new ChannelSoftmax(), input);
    Differences.requireClose("softmax", output, expected, 1e-13);
  }

  @Test
  void softmaxOfLargeNumbersDoesNotOverflow() {
    INDArray input =
        TestArrays.images(new long[] {1, 1, 1, 3}, (n, h, w, c) -> c == 1 ? 1e4 : -1e4);
    assertThat(Differences.values(TestArrays.apply(new ChannelSoftmax(), input)))
        .containsExactly(0, 1, 0);
  }

  @Test
  void bothRefuseInputsThatDoNotFit() {
    for (Operator operator : new Operator[] {new GlobalAveragePooling(), new ChannelSoftmax()}) {
      DoorCheck door = DoorCheck.of(operator);
      door.refuses(new long[] {5, 7, 4}, "[N, H, W, C]", "[5, 7, 4]");
      door.refuses(new long[] {1, 5, 0, 4}, "[N, H, W, C]", "[1, 5, 0, 4]");
      door.refusesInputs(2, "takes 1 inputs, but got 2", 2, 5, 7, 4);
    }
  }
}
