package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ConvolutionGeometryTest {

  private static Convolution convolution(int size, int stride, int padding, int dilation) {
    return Convolution.of(3, 4, size).with(new ConvolutionGeometry(stride, padding, dilation));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "1, 2, 0, 1",
    "1, 2, 1, 1",
    "3, 2, 1, 1",
    "3, 1, 0, 1",
    "7, 2, 3, 1",
    "3, 1, 2, 2",
    "3, 1, 4, 4",
    "5, 1, 4, 2"
  })
  void passesTheCheckOfOperators(int size, int stride, int padding, int dilation) {
    Convolution convolution = convolution(size, stride, padding, dilation);
    OperatorCheck.of(convolution).inputs(new long[] {2, 9, 7, 3}).run();
    OperatorCheck.of(convolution.withoutBias().with(Rectifier.RELU))
        .inputs(new long[] {1, 8, 12, 3})
        .run();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "1, 2, 0, 1",
    "1, 3, 2, 1",
    "3, 2, 1, 1",
    "3, 2, 0, 1",
    "7, 2, 3, 1",
    "3, 1, 2, 2",
    "3, 1, 4, 4",
    "5, 1, 4, 2"
  })
  void isACrossCorrelationOfThePaddedImage(int size, int stride, int padding, int dilation) {
    Convolution convolution = convolution(size, stride, padding, dilation);
    Map<String, INDArray> parameters = TestArrays.parameters(convolution, 5);
    INDArray input = TestArrays.random(6, 2, 9, 8, 3);
    long height = (9 + 2 * padding - dilation * (size - 1) - 1) / stride + 1;
    long width = (8 + 2 * padding - dilation * (size - 1) - 1) / stride + 1;

    INDArray expected =
        TestArrays.images(
            new long[] {2, height, width, 4},
            (n, h, w, o) -> {
              double sum = parameters.get("b").getDouble(o);
              for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                  int y = h * stride - padding + i * dilation;
                  int x = w * stride - padding + j * dilation;
                  for (int c = 0; c < 3 && y >= 0 && y < 9 && x >= 0 && x < 8; c++) {
                    sum += parameters.get("W").getDouble(i, j, c, o) * input.getDouble(n, y, x, c);
                  }
                }
              }
              return sum;
            });

    INDArray output = TestArrays.apply(convolution, parameters, input);
    Differences.requireClose("convolution", output, expected, 1e-13);
  }

  @Test
  void refusesWhatIsNotPossible() {
    assertThatThrownBy(() -> new ConvolutionGeometry(0, 0, 1)).hasMessageContaining("stride >= 1");
    assertThatThrownBy(() -> new ConvolutionGeometry(1, -1, 1))
        .hasMessageContaining("padding >= 0");
    assertThatThrownBy(() -> convolution(3, 2, 2, 2)).hasMessageContaining("needs stride 1");
    assertThatThrownBy(() -> convolution(3, 1, 1, 2)).hasMessageContaining("padding dilation");
    DoorCheck.of(convolution(7, 2, 0, 1)).refuses(new long[] {1, 6, 9, 3}, "6 x 9", "one window");
  }
}
