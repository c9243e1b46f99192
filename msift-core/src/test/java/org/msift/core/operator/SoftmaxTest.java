package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where the backend's own softmax is NaN in one precision or the other. */
class SoftmaxTest {

  private static double[] softmax(DataType type, double... values) {
    INDArray input = Nd4j.createFromArray(values).castTo(type).reshape('c', 2, 2, 2);
    INDArray output = Nd4j.create(type, input.shape());
    Pass pass = Pass.forward(true, type, Memory.detached(), Map.of());
    Softmax.compute(pass, input, output);
    double[] fresh = output.castTo(DataType.DOUBLE).reshape(new long[] {8}).toDoubleVector();
    Softmax.compute(pass, input, input);
    assertThat(input).as("in place").isEqualTo(output);
    return fresh;
  }

  @ParameterizedTest
  @CsvSource({"DOUBLE, -1e300", "DOUBLE, 1e300", "FLOAT, -1e37", "FLOAT, 1e37"})
  void equalValuesShareEqually(DataType type, double extreme) {
    double[] values = {extreme, extreme, 0, 0, extreme, 0, -1e4, -1e4};
    double first = extreme < 0 ? 0 : 1;
    assertThat(softmax(type, values))
        .containsExactly(
            new double[] {0.5, 0.5, 0.5, 0.5, first, 1 - first, 0.5, 0.5}, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"DOUBLE, 1e-9", "FLOAT, 1e-3"})
  void onlyDifferencesCount(DataType type, double tolerance) {
    double step = Math.log(3);
    double[] values = {-1e4, step - 1e4, 1e4, step + 1e4, 0, step, -800, step - 800};
    assertThat(softmax(type, values))
        .containsExactly(
            new double[] {0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75}, within(tolerance));
  }
}
