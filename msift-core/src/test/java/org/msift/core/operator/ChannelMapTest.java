package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Maps between channels: made, convolved, and applied. */
class ChannelMapTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1, 1", "2, 3, 4, 2, 5", "1, 5, 1, 3, 3", "3, 4, 3, 4, 1"})
  void affinityAndMixingPassTheCheckOfOperators(
      int batch, int height, int width, int channels, int others) {
    long[] images = {batch, height, width, others};
    OperatorCheck.of(new ChannelAffinity())
        .inputs(new long[] {batch, height, width, channels}, images)
        .run();
    OperatorCheck.of(new ChannelMixing())
        .inputs(images, new long[] {batch, channels, 1, others})
        .run();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1, 1", "2, 3, 4, 2, 5", "3, 5, 1, 4, 3", "1, 4, 3, 6, 3"})
  void theConvolutionPassesTheCheckOfOperators(
      int batch, int height, int width, int channels, int size) {
    long[] images = {batch, height, width, channels};
    OperatorCheck.of(new ChannelConvolution(size, Rectifier.NONE)).inputs(images).run();
    OperatorCheck.of(new ChannelConvolution(size, Rectifier.RELU)).inputs(images).seed(2).run();
  }

  @Test
  void affinityIsTheProductOfChannelsSummedOverPixels() {
    INDArray x = TestArrays.random(1, 2, 3, 4, 3);
    INDArray y = TestArrays.random(2, 2, 3, 4, 5);
    INDArray expected =
        TestArrays.images(
            new long[] {2, 3, 1, 5},
            (n, c, one, d) -> {
              double sum = 0;
              for (int pixel = 0; pixel < 12; pixel++) {
                sum += at(x, n, pixel, c) * at(y, n, pixel, d);
              }
              return sum;
            });
    INDArray output = TestArrays.apply(new ChannelAffinity(), x, y);
    Differences.requireClose("affinity", output, expected, 1e-13);
  }

  private static double at(INDArray images, int n, int pixel, int c) {
    return images.getDouble(n, pixel / 4, pixel % 4, c);
  }

  @Test
  void mixingWeighsTheChannelsOfAPixel() {
    INDArray images = TestArrays.random(1, 2, 3, 4, 3);
    INDArray maps = TestArrays.random(2, 2, 5, 1, 3);
    INDArray expected =
        TestArrays.images(
            new long[] {2, 3, 4, 5},
            (n, h, w, c) -> {
              double sum = 0;
              for (int d = 0; d < 3; d++) {
                sum += maps.getDouble(n, c, 0, d) * images.getDouble(n, h, w, d);
              }
              return sum;
            });
    INDArray output = TestArrays.apply(new ChannelMixing(), images, maps);
    Differences.requireClose("mixing", output, expected, 1e-13);
  }

  @Test
  void theConvolutionSeesNeighbouringChannelsAndZerosBeyond() {
    INDArray images = TestArrays.random(1, 2, 3, 2, 5);
    double[] taps = {0.3, -0.7, 1.1};
    Map<String, INDArray> parameters =
        Map.of("W", Nd4j.createFromArray(taps.clone()), "b", Nd4j.createFromArray(0.25));
    INDArray expected =
        TestArrays.images(
            images.shape(),
            (n, h, w, c) -> {
              double sum = 0.25;
              for (int k = 0; k < 3; k++) {
                int from = c + k - 1;
                sum += from < 0 || from > 4 ? 0 : taps[k] * images.getDouble(n, h, w, from);
              }
              return Math.max(0, sum);
            });
    INDArray output =
        TestArrays.apply(new ChannelConvolution(3, Rectifier.RELU), parameters, images);
    Differences.requireClose("convolution along channels", output, expected, 1e-13);
  }

  @Test
  void refuseWhatDoesNotFit() {
    DoorCheck affinity = DoorCheck.of(new ChannelAffinity());
    affinity.refuses(
        new long[] {2, 5, 7, 3}, new long[] {2, 5, 6, 3}, "[2, 5, 7, 3]", "[2, 5, 6, 3]");
    affinity.refusesInputs(1, "takes 2 inputs, but got 1", 2, 5, 7, 3);
    DoorCheck mixing = DoorCheck.of(new ChannelMixing());
    mixing.refuses(
        new long[] {2, 5, 7, 3}, new long[] {2, 4, 1, 2}, "[2, 4, 1, 3]", "[2, 4, 1, 2]");
    mixing.refuses(
        new long[] {2, 5, 7, 3}, new long[] {2, 4, 2, 3}, "[2, 4, 1, 3]", "[2, 4, 2, 3]");
    assertThatThrownBy(() -> new ChannelConvolution(2, Rectifier.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but got 2");
  }
}
