package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class LinearTest {

  @ParameterizedTest
  @CsvSource({"3, 5, true", "5, 3, false", "1, 1, true", "17, 9, true"})
  void passesTheCheckOfOperators(int inputs, int outputs, boolean bias) {
    Linear operator = new Linear(inputs, outputs, bias);
    OperatorCheck.of(operator).inputs(new long[] {2, inputs}).run();
    OperatorCheck.of(operator).inputs(new long[] {2, 7, inputs}).run();
    OperatorCheck.of(operator).inputs(new long[] {1, 1, inputs}).run();
    OperatorCheck.of(operator).inputs(new long[] {2, 3, 4, inputs}).run();
  }

  @Test
  void isTheProductWithTheWeightsPlusTheBias() {
    Linear operator = Linear.of(3, 4);
    Map<String, INDArray> parameters = TestArrays.parameters(operator, 5);
    INDArray input = TestArrays.random(6, 2, 5, 3);
    INDArray output = TestArrays.apply(operator, parameters, input);
    assertThat(output.shape()).containsExactly(2, 5, 4);
    INDArray expected = output.dup();
    for (int n = 0; n < 2; n++) {
      for (int t = 0; t < 5; t++) {
        for (int out = 0; out < 4; out++) {
          double sum = parameters.get("b").getDouble(out);
          for (int in = 0; in < 3; in++) {
            sum += input.getDouble(n, t, in) * parameters.get("W").getDouble(in, out);
          }
          expected.putScalar(n, t, out, sum);
        }
      }
    }
    Differences.requireClose("linear", output, expected, 1e-13);
  }

  @Test
  void startsAsPyTorchDoes() {
    for (Parameter parameter : Linear.of(16, 300).parameters()) {
      assertThat(Differences.largest(Starts.of(parameter))).isLessThanOrEqualTo(0.25);
      assertThat(Differences.largest(Starts.of(parameter))).isGreaterThan(0.24);
      assertThat(parameter.weight()).isEqualTo(parameter.name().equals("W"));
    }
    assertThat(new Linear(3, 4, false).parameters()).hasSize(1);
  }

  @Test
  void refusesInputsThatDoNotFit() {
    DoorCheck door = DoorCheck.of(Linear.of(3, 4));
    door.refuses(new long[] {2, 5, 4}, "[N, ..., 3]", "[2, 5, 4]");
    door.refuses(new long[] {3}, "[N, ..., 3]", "[3]");
    door.refusesInputs(2, "takes 1 inputs, but got 2", 2, 3);
    assertThatThrownBy(() -> Linear.of(0, 4)).hasMessageContaining("inputs 0");
    assertThatThrownBy(() -> Linear.of(4, 0)).hasMessageContaining("outputs 0");
  }
}
