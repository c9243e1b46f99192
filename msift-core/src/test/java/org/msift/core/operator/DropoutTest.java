package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropoutTest {

  private static final int VALUES = 200_000;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5})
  void passesTheCheckOfOperators(double rate) {
    check(new Dropout(rate, 3), 2, 7);
    check(new Dropout(rate, 3), 2, 5, 3);
    check(new Dropout(rate, 3), 2, 30, 150);
    check(new Dropout(rate, 3, true), 2, 3, 4, 5);
  }

  private static void check(Dropout operator, long... shape) {
    OperatorCheck.of(operator).inputs(shape).acrossTheBatch().withTrainingOfItsOwn().run();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void dropsItsShareAndKeepsTheMean(DataType type) {
    for (double rate : new double[] {0.1, 0.3, 0.9}) {
      double[] output = ones(new Dropout(rate, 5), type, "a", 0);
      double dropped = Arrays.stream(output).filter(value -> value == 0).count();
      assertThat(dropped / VALUES).isCloseTo(rate, within(0.005));
      assertThat(Arrays.stream(output).filter(value -> value != 0).distinct())
          .hasSize(1)
          .allSatisfy(value -> assertThat(value).isCloseTo(1 / (1 - rate), within(1e-6)));
    }
  }

  @Test
  void dependsOnSeedPlaceAndStepAlone() {
    Dropout operator = new Dropout(0.5, 5);
    double[] output = ones(operator, DataType.FLOAT, "encoder1.drop", 7);
    assertThat(ones(operator, DataType.FLOAT, "encoder1.drop", 7)).isEqualTo(output);
    assertThat(ones(operator, DataType.DOUBLE, "encoder1.drop", 7)).isEqualTo(output);
    requireIndependent(output, ones(operator, DataType.FLOAT, "encoder1.drop", 8));
    requireIndependent(output, ones(operator, DataType.FLOAT, "encoder2.drop", 7));
    requireIndependent(output, ones(new Dropout(0.5, 6), DataType.FLOAT, "encoder1.drop", 7));
  }

  /** Neighbours in a sequence are as independent as different sequences. */
  @Test
  void neighboursAreIndependent() {
    double[] output = ones(new Dropout(0.5, 5), DataType.FLOAT, "a", 0);
    for (int distance : new int[] {1, 2, 3, 4, 8, 64, 4096}) {
      requireIndependent(
          Arrays.copyOf(output, VALUES - distance), Arrays.copyOfRange(output, distance, VALUES));
    }
  }

  private static void requireIndependent(double[] first, double... second) {
    double agreeing = 0;
    for (int i = 0; i < first.length; i++) {
      agreeing += first[i] == second[i] ? 1 : 0;
    }
    assertThat(agreeing / first.length).isCloseTo(0.5, within(0.01));
  }

  @Test
  void wholeChannelsAreDroppedTogether() {
    INDArray ones = Nd4j.ones(DataType.DOUBLE, 6, 4, 3, 50);
    INDArray output = TestArrays.apply(new Dropout(0.5, 5, true), ones);
    double kept = 0;
    for (int n = 0; n < 6; n++) {
      for (int c = 0; c < 50; c++) {
        double first = output.getDouble(n, 0, 0, c);
        kept += first == 0 ? 0 : 1;
        for (int h = 0; h < 4; h++) {
          for (int w = 0; w < 3; w++) {
            assertThat(output.getDouble(n, h, w, c)).isEqualTo(first);
          }
        }
      }
    }
    assertThat(kept).isBetween(110.0, 190.0);
  }

  @Test
  void leavesValuesAsTheyAreOutsideOfTraining() {
    INDArray input = TestArrays.random(1, 2, 5, 3);
    Pass pass = Pass.forward(false, DataType.DOUBLE, Memory.detached(), Map.of());
    INDArray output = new Dropout(0.5, 5).forward(pass, input);
    Differences.requireClose("inference", output, input, 0);
  }

  @Test
  void refusesInputsThatDoNotFit() {
    assertThatThrownBy(() -> new Dropout(1, 5)).hasMessageContaining("[0, 1), but is 1.0");
    assertThatThrownBy(() -> new Dropout(Double.NaN, 5)).hasMessageContaining("NaN");
    DoorCheck door = DoorCheck.of(new Dropout(0.5, 5, true));
    door.refuses(new long[] {2, 5, 3}, "[N, H, W, C]", "[2, 5, 3]");
    door.refusesInputs(2, "takes 1 inputs, but got 2", 2, 5, 3, 4);
  }

  private static double[] ones(Dropout operator, DataType type, String place, long step) {
    Pass pass = Pass.forward(true, type, Memory.detached(), Map.of()).at(place, step);
    return Differences.values(operator.forward(pass, Nd4j.ones(type, 4, VALUES / 4)));
  }
}
