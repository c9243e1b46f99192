package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ResizeTest {

  @ParameterizedTest
  @CsvSource({"5, 4, 9, 7", "6, 6, 3, 2", "1, 1, 4, 3", "3, 5, 3, 5"})
  void bothMethodsPassTheCheckOfOperators(int height, int width, int newHeight, int newWidth) {
    for (Resize.Method method : Resize.Method.values()) {
      OperatorCheck.of(new Resize(method))
          .inputs(new long[] {2, height, width, 3}, new long[] {2, newHeight, newWidth, 2})
          .run();
    }
    OperatorCheck.of(new AdaptiveAveragePooling(newHeight, newWidth))
        .inputs(new long[] {2, height, width, 3})
        .run();
  }

  @ParameterizedTest
  @CsvSource({"5, 4, 9, 7", "6, 6, 3, 2", "1, 3, 4, 3"})
  void bilinearIsLinearBetweenThePixelsCentres(int height, int width, int newHeight, int newWidth) {
    INDArray input = TestArrays.random(3, 2, height, width, 3);
    INDArray expected =
        TestArrays.images(
            new long[] {2, newHeight, newWidth, 3},
            (n, h, w, c) -> {
              double y = Math.max(0, (h + 0.5) * height / newHeight - 0.5);
              double x = Math.max(0, (w + 0.5) * width / newWidth - 0.5);
              int top = (int) y;
              int left = (int) x;
              int bottom = Math.min(height - 1, top + 1);
              int right = Math.min(width - 1, left + 1);
              double upper =
                  input.getDouble(n, top, left, c) * (1 - x + left)
                      + input.getDouble(n, top, right, c) * (x - left);
              double lower =
                  input.getDouble(n, bottom, left, c) * (1 - x + left)
                      + input.getDouble(n, bottom, right, c) * (x - left);
              return upper * (1 - y + top) + lower * (y - top);
            });
    INDArray reference = TestArrays.random(4, 2, newHeight, newWidth, 1);
    INDArray output = TestArrays.apply(new Resize(Resize.Method.BILINEAR), input, reference);
    Differences.requireClose("bilinear", output, expected, 1e-13);
  }

  @Test
  void nearestTakesThePixelBelow() {
    INDArray input = TestArrays.random(3, 2, 3, 4, 3);
    INDArray expected =
        TestArrays.images(
            new long[] {2, 7, 9, 3}, (n, h, w, c) -> input.getDouble(n, h * 3 / 7, w * 4 / 9, c));
    INDArray reference = TestArrays.random(4, 2, 7, 9, 1);
    INDArray output = TestArrays.apply(new Resize(Resize.Method.NEAREST), input, reference);
    Differences.requireClose("nearest", output, expected, 0);
  }

  /** Numbers of PyTorch: interpolate([0, 1, 2, 3], size 3 or 7) and adaptive pooling to 3. */
  @Test
  void givesPyTorchsNumbers() {
    INDArray row = TestArrays.images(new long[] {1, 1, 4, 1}, (n, h, w, c) -> w);
    INDArray three = TestArrays.random(1, 1, 1, 3, 1);
    assertThat(Differences.values(TestArrays.apply(new Resize(Resize.Method.NEAREST), row, three)))
        .containsExactly(0, 1, 2);
    Differences.requireClose(
        "bilinear",
        TestArrays.apply(new Resize(Resize.Method.BILINEAR), row, three),
        TestArrays.images(
            new long[] {1, 1, 3, 1}, (n, h, w, c) -> new double[] {1.0 / 6, 1.5, 17.0 / 6}[w]),
        1e-13);
    assertThat(Differences.values(TestArrays.apply(new AdaptiveAveragePooling(1, 3), row)))
        .containsExactly(0.5, 1.5, 2.5);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 3", "3, 4", "6, 1"})
  void upsamplingIsResizingToAMultiple(int factor, int height) {
    INDArray input = TestArrays.random(3, 2, height, 5, 3);
    INDArray reference = TestArrays.random(4, 2, factor * height, factor * 5L, 1);
    for (Resize.Method method : Resize.Method.values()) {
      OperatorCheck.of(new Upsampling(factor, method)).inputs(input.shape()).run();
      Differences.requireClose(
          "upsampling",
          TestArrays.apply(new Upsampling(factor, method), input),
          TestArrays.apply(new Resize(method), input, reference),
          0);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 0.5", "4, 0.5", "3, -0.25", "4, -4", "1, 1"})
  void shiftedUpsamplingReadsTheImageThere(int factor, double shift) {
    int width = 7;
    for (Resize.Method method : Resize.Method.values()) {
      OperatorCheck.of(new Upsampling(factor, method, shift)).inputs(new long[] {2, 3, 5, 2}).run();
    }
    int height = 4;
    INDArray ramp =
        TestArrays.images(new long[] {1, height, width, 1}, (n, h, w, c) -> 10.0 * h + w);
    INDArray expected =
        TestArrays.images(
            new long[] {1, (long) height * factor, (long) width * factor, 1},
            (n, h, w, c) -> 10 * place(h, factor, shift, height) + place(w, factor, shift, width));
    Differences.requireClose(
        "shifted",
        TestArrays.apply(new Upsampling(factor, Resize.Method.BILINEAR, shift), ramp),
        expected,
        1e-13);
  }

  private static double place(long output, int factor, double shift, int length) {
    return Math.max(0, Math.min(length - 1, (output - (factor - 1) / 2.0 - shift) / factor));
  }

  @Test
  void shiftedNearestTakesThePixelThatIsNearestThere() {
    INDArray row = TestArrays.images(new long[] {1, 1, 3, 1}, (n, h, w, c) -> w);
    INDArray shifted = TestArrays.apply(new Upsampling(3, Resize.Method.NEAREST, 1), row);
    assertThat(Differences.values(shifted).length).isEqualTo(27);
    assertThat(Arrays.copyOf(Differences.values(shifted), 9))
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 2, 2);
  }

  @Test
  void adaptivePoolingIsTheMeanOfWindowsThatMayOverlap() {
    INDArray input = TestArrays.random(3, 2, 7, 5, 3);
    INDArray expected =
        TestArrays.images(
            new long[] {2, 3, 2, 3},
            (n, h, w, c) -> {
              double sum = 0;
              int count = 0;
              for (int y = h * 7 / 3; y < Math.ceil((h + 1) * 7 / 3.0); y++) {
                for (int x = w * 5 / 2; x < Math.ceil((w + 1) * 5 / 2.0); x++) {
                  sum += input.getDouble(n, y, x, c);
                  count++;
                }
              }
              return sum / count;
            });
    INDArray output = TestArrays.apply(new AdaptiveAveragePooling(3, 2), input);
    Differences.requireClose("adaptive pooling", output, expected, 1e-13);
  }

  @Test
  void refusesWhatIsNotPossible() {
    assertThatThrownBy(() -> new AdaptiveAveragePooling(0, 2)).hasMessageContaining("0, 2");
    DoorCheck.of(new Resize(Resize.Method.NEAREST))
        .refusesInputs(1, "takes 2 inputs, but got 1", 2, 5, 7, 4);
    assertThatThrownBy(() -> new Upsampling(0, Resize.Method.BILINEAR)).hasMessageContaining("0");
    assertThatThrownBy(() -> new Upsampling(2, Resize.Method.BILINEAR, 3))
        .hasMessageContaining("shift is 3");
    assertThatThrownBy(() -> new Upsampling(2, Resize.Method.BILINEAR, Double.NaN))
        .hasMessageContaining("NaN");
  }
}
