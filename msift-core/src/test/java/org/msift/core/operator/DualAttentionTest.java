package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Attention between positions and between channels, and the learned weight of a branch. */
class DualAttentionTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1, 1", "2, 3, 4, 2, 5", "1, 5, 1, 3, 3", "2, 4, 3, 4, 1"})
  void attentionsPassTheCheckOfOperators(
      int batch, int height, int width, int keyChannels, int channels) {
    long[] query = {batch, height, width, keyChannels};
    long[] value = {batch, height, width, channels};
    OperatorCheck.of(new PositionAttention()).inputs(query, query, value).run();
    OperatorCheck.of(new ChannelAttention()).inputs(value).floatTolerance(1e-4).run();
  }

  @Test
  void scalePassesTheCheckOfOperators() {
    OperatorCheck.of(new Scale(0)).inputs(new long[] {2, 5, 7, 3}).run();
    OperatorCheck.of(new Scale(0.3)).inputs(new long[] {2, 4}).run();
    OperatorCheck.of(new Scale(-1)).inputs(new long[] {3, 5, 1}).run();
  }

  @Test
  void positionsAttendToPositions() {
    INDArray query = TestArrays.random(1, 2, 3, 4, 2);
    INDArray key = TestArrays.random(2, 2, 3, 4, 2);
    INDArray value = TestArrays.random(3, 2, 3, 4, 5);
    INDArray expected =
        TestArrays.images(
            value.shape(),
            (n, h, w, c) -> {
              double[] weights = new double[12];
              Arrays.setAll(weights, s -> Math.exp(dot(query, h * 4 + w, key, s, n)));
              double sum = Arrays.stream(weights).sum();
              double result = 0;
              for (int s = 0; s < 12; s++) {
                result += weights[s] / sum * value.getDouble(n, s / 4, s % 4, c);
              }
              return result;
            });
    INDArray output = TestArrays.apply(new PositionAttention(), query, key, value);
    Differences.requireClose("position attention", output, expected, 1e-13);
  }

  private static double dot(INDArray query, int t, INDArray key, int s, int n) {
    double sum = 0;
    for (int k = 0; k < 2; k++) {
      sum += query.getDouble(n, t / 4, t % 4, k) * key.getDouble(n, s / 4, s % 4, k);
    }
    return sum;
  }

  @Test
  void positionsOfSmallProductsAttendToAllAlike() {
    INDArray query = Nd4j.valueArrayOf(new long[] {1, 2, 3, 1}, 1e3, DataType.DOUBLE);
    INDArray value = TestArrays.random(3, 1, 2, 3, 2);
    INDArray output = TestArrays.apply(new PositionAttention(), query, query.neg(), value);
    INDArray zeros = query.mul(0);
    INDArray expected = TestArrays.apply(new PositionAttention(), zeros, zeros, value);
    Differences.requireClose("attention", output, expected, 1e-12);
  }

  @Test
  void blocksOfPositionsGiveTheSameAsAllAtOnce() {
    // 1,600 positions have 2.56 M probabilities, more than a block holds.
    INDArray query = TestArrays.random(1, 1, 40, 40, 1);
    INDArray key = TestArrays.random(2, 1, 40, 40, 1);
    INDArray value = TestArrays.random(3, 1, 40, 40, 1);
    INDArray output = TestArrays.apply(new PositionAttention(), query, key, value);
    for (int t : new int[] {0, 936, 937, 938, 1599}) {
      double sum = 0;
      double result = 0;
      for (int s = 0; s < 1600; s++) {
        double weight = Math.exp(query.getDouble(t) * key.getDouble(s));
        sum += weight;
        result += weight * value.getDouble(s);
      }
      assertThat(output.getDouble(t)).isCloseTo(result / sum, within(1e-12));
    }
  }

  @Test
  void unlikeChannelsAttendToEachOther() {
    INDArray input = TestArrays.random(4, 2, 3, 2, 4).muli(0.5);
    INDArray expected =
        TestArrays.images(
            input.shape(),
            (n, h, w, c) -> {
              double[] energy = new double[4];
              Arrays.setAll(energy, d -> energy(input, n, c, d));
              double largest = Arrays.stream(energy).max().orElseThrow();
              double[] weights = Arrays.stream(energy).map(e -> Math.exp(largest - e)).toArray();
              double sum = Arrays.stream(weights).sum();
              double result = 0;
              for (int d = 0; d < 4; d++) {
                result += weights[d] / sum * input.getDouble(n, h, w, d);
              }
              return result;
            });
    INDArray output = TestArrays.apply(new ChannelAttention(), input);
    Differences.requireClose("channel attention", output, expected, 1e-13);
  }

  private static double energy(INDArray input, int n, int c, int d) {
    double sum = 0;
    for (int pixel = 0; pixel < 6; pixel++) {
      sum +=
          input.getDouble(n, pixel / 2, pixel % 2, c) * input.getDouble(n, pixel / 2, pixel % 2, d);
    }
    return sum;
  }

  @Test
  void channelsOfLargeValuesDoNotOverflow() {
    INDArray input = TestArrays.random(5, 1, 8, 8, 3).muli(1e3);
    double[] values = Differences.values(TestArrays.apply(new ChannelAttention(), input));
    assertThat(Arrays.stream(values).allMatch(Double::isFinite)).isTrue();
  }

  @Test
  void scaleMultipliesByItsParameter() {
    INDArray input = TestArrays.random(6, 2, 3);
    INDArray factor = Nd4j.createFromArray(0.25);
    INDArray output = TestArrays.apply(new Scale(0), Map.of("gamma", factor), input);
    Differences.requireClose("scale", output, input.mul(0.25), 0);
    assertThat(Starts.of(new Scale(0.5).parameters().get(0))).containsExactly(0.5);
    assertThatThrownBy(() -> new Scale(Double.NaN)).hasMessageContaining("finite number");
  }

  @Test
  void refusesInputsThatDoNotFit() {
    PositionAttention positions = new PositionAttention();
    DoorCheck.of(positions).refusesInputs(2, "takes 3 inputs, but got 2", 1, 2, 2, 3);
    long[] image = {1, 2, 2, 3};
    assertThatThrownBy(() -> positions.outputShape(image, new long[] {1, 2, 2, 4}, image))
        .hasMessageContainingAll("one shape", "[1, 2, 2, 3]", "[1, 2, 2, 4]");
    assertThatThrownBy(() -> positions.outputShape(image, image, new long[] {1, 2, 3, 3}))
        .hasMessageContainingAll("one shape", "[1, 2, 2]", "[1, 2, 3]");
    DoorCheck.of(new ChannelAttention()).refuses(new long[] {2, 5, 3}, "images of shape");
    DoorCheck.of(new Scale(0)).refuses(new long[] {3}, "arrays of shape [N, ...]");
  }
}
