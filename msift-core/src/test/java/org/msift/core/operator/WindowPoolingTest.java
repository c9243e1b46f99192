package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class WindowPoolingTest {

  @ParameterizedTest
  @CsvSource({"2, 2, 0", "3, 2, 1", "3, 1, 1", "2, 1, 0", "3, 3, 0"})
  void maximumPassesTheCheckOfOperators(int size, int stride, int padding) {
    OperatorCheck.of(new MaxPooling(size, stride, padding)).inputs(new long[] {2, 7, 6, 3}).run();
    OperatorCheck.of(new MaxPooling(size, stride, padding)).inputs(new long[] {1, 9, 4, 32}).run();
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "3, 2", "1, 1", "2, 1"})
  void meanPassesTheCheckOfOperators(int size, int stride) {
    OperatorCheck.of(new AveragePooling(size, stride)).inputs(new long[] {2, 7, 6, 3}).run();
    OperatorCheck.of(new AveragePooling(size, stride)).inputs(new long[] {1, 9, 4, 32}).run();
  }

  @Test
  void maximumLeavesThePaddingOut() {
    INDArray input = TestArrays.random(3, 2, 7, 6, 3).subi(10);
    INDArray expected =
        TestArrays.images(
            new long[] {2, 4, 3, 3},
            (n, h, w, c) -> {
              double maximum = Double.NEGATIVE_INFINITY;
              for (int y = Math.max(0, 2 * h - 1); y < Math.min(7, 2 * h + 2); y++) {
                for (int x = Math.max(0, 2 * w - 1); x < Math.min(6, 2 * w + 2); x++) {
                  maximum = Math.max(maximum, input.getDouble(n, y, x, c));
                }
              }
              return maximum;
            });
    Differences.requireClose(
        "maximum", TestArrays.apply(new MaxPooling(3, 2, 1), input), expected, 0);
  }

  @Test
  void meanIsThatOfFourPixels() {
    INDArray input = TestArrays.random(3, 2, 7, 6, 3);
    INDArray expected =
        TestArrays.images(
            new long[] {2, 3, 3, 3},
            (n, h, w, c) ->
                (input.getDouble(n, 2 * h, 2 * w, c)
                        + input.getDouble(n, 2 * h + 1, 2 * w, c)
                        + input.getDouble(n, 2 * h, 2 * w + 1, c)
                        + input.getDouble(n, 2 * h + 1, 2 * w + 1, c))
                    / 4);
    Differences.requireClose(
        "mean", TestArrays.apply(new AveragePooling(2, 2), input), expected, 1e-13);
  }

  @Test
  void refusesWhatIsNotPossible() {
    assertThatThrownBy(() -> new MaxPooling(2, 1, 2)).hasMessageContaining("size / 2");
    assertThatThrownBy(() -> new AveragePooling(0, 1)).hasMessageContaining("0, 1");
    DoorCheck.of(new MaxPooling(3, 2, 0)).refuses(new long[] {1, 2, 9, 3}, "2 x 9", "one window");
  }
}
