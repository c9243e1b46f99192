package org.msift.core.operator;

import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** The form in single precision by oneDNN itself against that of the backend in double. */
class OneDnnConvolutionTest {

  /** Single precision has 24 bits; sums here have up to 4,000 terms. */
  private static final double CLOSE = 5e-6;

  @BeforeAll
  static void needsOneDnn() {
    assumeThat(OneDnn.reach(Nd4j.create(DataType.FLOAT, 1)))
        .as("oneDNN is on the class path and the backend computes in main memory")
        .isTrue();
  }

  private static void compare(Convolution convolution, long... shape) {
    OperatorCase exact = OperatorCase.random(convolution, DataType.DOUBLE, 3, shape);
    OperatorOutcome expected = OperatorOutcome.of(exact);
    OperatorCase single = exact.as(DataType.FLOAT);
    OperatorOutcome.of(single).requireClose(expected, CLOSE, "by oneDNN");
    for (ArrayView view : ArrayView.values()) {
      OperatorOutcome.of(single.seenThrough(view))
          .requireClose(expected, CLOSE, "by oneDNN, arrays given as " + view);
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 16", "32, 32", "48, 16", "56, 24", "24, 16", "1, 16", "8, 40", "33, 7", "64, 8"})
  void agreesWithTheBackendForAllWidths(int inputs, int outputs) {
    for (int size : new int[] {1, 3, 5}) {
      for (double slope : new double[] {1, 0, 0.2}) {
        Convolution convolution = Convolution.of(inputs, outputs, size).with(new Rectifier(slope));
        compare(convolution, 2, 7, 10, inputs);
        compare(convolution.withoutBias(), 1, 5, 16, inputs);
      }
    }
  }

  /** No bias: its gradient would be one sum of all values, which may cancel to any small number. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void agreesWithTheBackendForOneOutput(int size) {
    Convolution convolution = Convolution.of(16, 1, size).withoutBias();
    compare(convolution, 2, 7, 10, 16);
    compare(convolution.with(Rectifier.leaky(0.2)), 1, 5, 16, 16);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 0, 1",
    "1, 3, 2, 1",
    "3, 2, 1, 1",
    "3, 2, 0, 1",
    "3, 1, 0, 1",
    "7, 2, 3, 1",
    "3, 1, 2, 2",
    "3, 1, 4, 4",
    "5, 1, 4, 2"
  })
  void agreesWithTheBackendForAllGeometries(int size, int stride, int padding, int dilation) {
    ConvolutionGeometry geometry = new ConvolutionGeometry(stride, padding, dilation);
    for (int[] widths : new int[][] {{16, 16}, {40, 8}, {3, 5}}) {
      Convolution convolution =
          Convolution.of(widths[0], widths[1], size).with(geometry).with(Rectifier.RELU);
      compare(convolution, 2, 9, 11, widths[0]);
      compare(convolution.withoutBias(), 3, 8, 8, widths[0]);
    }
  }
}
