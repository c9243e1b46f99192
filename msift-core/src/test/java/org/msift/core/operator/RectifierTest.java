package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class RectifierTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.2, 1})
  void passesTheCheckOfOperators(double slope) {
    Rectifier rectifier = new Rectifier(slope);
    OperatorCheck.of(rectifier).inputs(new long[] {1, 1, 1, 1}).run();
    OperatorCheck.of(rectifier).inputs(new long[] {2, 5, 7, 3}).run();
    OperatorCheck.of(rectifier).inputs(new long[] {2, 1, 6, 4}).run();
    OperatorCheck.of(rectifier).inputs(new long[] {2, 5, 3}).run();
    OperatorCheck.of(rectifier).inputs(new long[] {2, 7}).run();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 1})
  void bendsAtZero(double slope) {
    INDArray x = TestArrays.random(1, 2, 3, 4, 5);
    INDArray expected =
        TestArrays.images(
            x.shape(),
            (n, h, w, c) -> Math.max(x.getDouble(n, h, w, c), slope * x.getDouble(n, h, w, c)));
    Differences.requireClose(
        "rectifier", TestArrays.apply(new Rectifier(slope), x), expected, 1e-15);
  }

  @Test
  void atZeroTheGradientIsThatOfTheNegativeSideAsInPyTorch() {
    OperatorCase zeros =
        OperatorCase.random(Rectifier.leaky(0.25), DataType.DOUBLE, 1, new long[] {1, 4});
    zeros.inputs().get(0).assign(0);
    OperatorOutcome outcome = OperatorOutcome.of(zeros);
    Differences.requireClose(
        "gradient at zero", outcome.inputGradients().get(0), zeros.gradient().mul(0.25), 1e-15);
  }

  @Test
  void namesItsWellKnownForms() {
    assertThat(Rectifier.RELU.slope()).isZero();
    assertThat(Rectifier.NONE.slope()).isEqualTo(1);
    assertThat(Rectifier.leaky(0.1)).isEqualTo(new Rectifier(0.1));
  }

  @Test
  void refusesSlopesAndInputsThatMakeNoSense() {
    assertThatThrownBy(() -> new Rectifier(-0.1)).hasMessageContaining("[0, 1], but is -0.1");
    assertThatThrownBy(() -> new Rectifier(1.1)).hasMessageContaining("1.1");
    assertThatThrownBy(() -> new Rectifier(Double.NaN)).hasMessageContaining("NaN");
    DoorCheck.of(Rectifier.RELU).refusesInputs(2, "takes 1 inputs, but got 2", 2, 5, 7, 3);
  }
}
