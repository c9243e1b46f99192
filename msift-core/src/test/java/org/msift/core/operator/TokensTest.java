package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Patches, positions, slices and concatenations of tokens. */
class TokensTest {

  @ParameterizedTest
  @CsvSource({"1, 4, 3", "2, 4, 2", "4, 4, 8", "1, 1, 1", "2, 2, 6"})
  void patchesPassTheCheckOfOperators(int size, int height, int width) {
    OperatorCheck.of(new Patches(size)).inputs(new long[] {2, height, width, 3}).run();
    long tokens = (long) (height / size) * (width / size);
    OperatorCheck.of(new Unpatch(size, height, width))
        .inputs(new long[] {2, tokens, 3L * size * size})
        .run();
  }

  @Test
  void tokensPassTheCheckOfOperators() {
    long[] five = {2, 5, 3};
    OperatorCheck.of(new PositionTable(5, 3)).inputs(five).run();
    OperatorCheck.of(new PositionTable(8, 3)).inputs(five).run();
    OperatorCheck.of(new TokenSlice(0, 1)).inputs(five).run();
    OperatorCheck.of(new TokenSlice(1, 5)).inputs(five).run();
    OperatorCheck.of(new TokenConcatenation()).inputs(five, new long[] {2, 1, 3}).run();
    OperatorCheck.of(new TokenConcatenation()).inputs(five, five, new long[] {2, 2, 3}).run();
  }

  @Test
  void featuresOfAPatchAreRowColumnChannel() {
    INDArray images = TestArrays.random(1, 2, 6, 4, 3);
    INDArray tokens = TestArrays.apply(new Patches(2), images);
    assertThat(tokens.shape()).containsExactly(2, 6, 12);
    for (int n = 0; n < 2; n++) {
      for (int h = 0; h < 6; h++) {
        for (int w = 0; w < 4; w++) {
          for (int c = 0; c < 3; c++) {
            int token = h / 2 * 2 + w / 2;
            int feature = (h % 2 * 2 + w % 2) * 3 + c;
            assertThat(tokens.getDouble(n, token, feature)).isEqualTo(images.getDouble(n, h, w, c));
          }
        }
      }
    }
    INDArray again = TestArrays.apply(new Unpatch(2, 6, 4), tokens);
    Differences.requireClose("images from their patches", again, images, 0);
  }

  @Test
  void eachTokenIsMovedByItsPosition() {
    PositionTable operator = new PositionTable(7, 3);
    Map<String, INDArray> parameters = TestArrays.parameters(operator, 5);
    INDArray input = TestArrays.random(6, 2, 5, 3);
    INDArray output = TestArrays.apply(operator, parameters, input);
    for (int n = 0; n < 2; n++) {
      for (int t = 0; t < 5; t++) {
        for (int d = 0; d < 3; d++) {
          assertThat(output.getDouble(n, t, d))
              .isEqualTo(input.getDouble(n, t, d) + parameters.get("table").getDouble(t, d));
        }
      }
    }
  }

  @Test
  void positionsStartNormallyDistributed() {
    double[] start = Starts.of(new PositionTable(100, 20).parameters().get(0));
    double square = 0;
    for (double value : start) {
      square += value * value / start.length;
    }
    assertThat(square).isBetween(0.9, 1.1);
  }

  @Test
  void whatIsJoinedComesApartAgain() {
    INDArray x = TestArrays.random(1, 2, 3, 4);
    INDArray y = TestArrays.random(2, 2, 5, 4);
    INDArray joined = TestArrays.apply(new TokenConcatenation(), x, y);
    assertThat(joined.shape()).containsExactly(2, 8, 4);
    Differences.requireClose("x", TestArrays.apply(new TokenSlice(0, 3), joined), x, 0);
    Differences.requireClose("y", TestArrays.apply(new TokenSlice(3, 8), joined), y, 0);
  }

  @Test
  void patchesRefuseInputsThatDoNotFit() {
    DoorCheck.of(new Patches(2)).refuses(new long[] {2, 5, 4, 3}, "multiples of 2", "5x4");
    DoorCheck.of(new Patches(2)).refuses(new long[] {2, 4, 3}, "[N, H, W, C]", "[2, 4, 3]");
    DoorCheck unpatch = DoorCheck.of(new Unpatch(2, 4, 6));
    unpatch.refuses(new long[] {2, 5, 12}, "6 tokens", "5 tokens of 12");
    unpatch.refuses(new long[] {2, 6, 10}, "multiple of 4", "6 tokens of 10");
    unpatch.refuses(new long[] {2, 4, 6, 3}, "[N, T, D]", "[2, 4, 6, 3]");
    assertThatThrownBy(() -> new Patches(0)).hasMessageContaining("is 0");
    assertThatThrownBy(() -> new Unpatch(2, 5, 4)).hasMessageContaining("5x4");
  }

  @Test
  void tokensRefuseInputsThatDoNotFit() {
    DoorCheck table = DoorCheck.of(new PositionTable(4, 3));
    table.refuses(new long[] {2, 5, 3}, "at most 4 tokens", "5");
    table.refuses(new long[] {2, 4, 5}, "[N, T, 3]", "[2, 4, 5]");
    DoorCheck slice = DoorCheck.of(new TokenSlice(1, 4));
    slice.refuses(new long[] {2, 3, 5}, "at least 4 tokens", "3");
    slice.refusesInputs(2, "takes 1 inputs, but got 2", 2, 5, 3);
    DoorCheck join = DoorCheck.of(new TokenConcatenation());
    join.refuses(new long[] {2, 3, 5}, new long[] {2, 3, 4}, "[2, 3, 5]", "[2, 3, 4]");
    join.refuses(new long[] {2, 3, 5}, new long[] {1, 3, 5}, "[2, 3, 5]", "[1, 3, 5]");
    join.refusesInputs(1, "two or more inputs, but got 1", 2, 3, 5);
    assertThatThrownBy(() -> new TokenSlice(3, 3)).hasMessageContaining("from 3 to 3");
    assertThatThrownBy(() -> new PositionTable(0, 3)).hasMessageContaining("got 0 and 3");
  }
}
