package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LayerNormalizationTest {

  @ParameterizedTest
  @CsvSource({"4", "1", "16", "37"})
  void passesTheCheckOfOperators(int features) {
    LayerNormalization operator = new LayerNormalization(features);
    OperatorCheck.of(operator).inputs(new long[] {2, features}).run();
    OperatorCheck.of(operator).inputs(new long[] {2, 5, features}).run();
    OperatorCheck.of(operator).inputs(new long[] {2, 3, 2, features}).run();
  }

  @Test
  void passesTheCheckWithMoreRowsThanOnePieceHolds() {
    OperatorCheck.of(new LayerNormalization(60)).inputs(new long[] {2, 150, 60}).run();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 1000", "50, 3", "0, 0.001"})
  void normalisesEachTokenOverItsFeatures(double offset, double spread) {
    LayerNormalization operator = new LayerNormalization(7);
    Map<String, INDArray> parameters = TestArrays.parameters(operator, 3);
    INDArray input = TestArrays.random(4, 2, 5, 7).muli(spread).addi(offset);
    INDArray expected = input.dup();
    for (int n = 0; n < 2; n++) {
      for (int t = 0; t < 5; t++) {
        double mean = 0;
        double variance = 0;
        for (int d = 0; d < 7; d++) {
          mean += input.getDouble(n, t, d) / 7;
        }
        for (int d = 0; d < 7; d++) {
          variance += Math.pow(input.getDouble(n, t, d) - mean, 2) / 7;
        }
        for (int d = 0; d < 7; d++) {
          double normalized = (input.getDouble(n, t, d) - mean) / Math.sqrt(variance + 1e-5);
          double scaled = normalized * parameters.get("gamma").getDouble(d);
          expected.putScalar(n, t, d, scaled + parameters.get("beta").getDouble(d));
        }
      }
    }
    INDArray output = TestArrays.apply(operator, parameters, input);
    Differences.requireClose("layer normalisation", output, expected, 1e-11);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void aTokenWithoutContrastGivesBeta(DataType type) {
    LayerNormalization operator = new LayerNormalization(4);
    Map<String, INDArray> parameters = TestArrays.parameters(operator, 3);
    parameters.replaceAll((name, values) -> values.castTo(type));
    INDArray input = Nd4j.valueArrayOf(new long[] {1, 2, 4}, 3.25, type);
    double[] output = Differences.values(TestArrays.apply(operator, parameters, input));
    for (int i = 0; i < output.length; i++) {
      assertThat(output[i]).isEqualTo(parameters.get("beta").getDouble(i % 4), within(1e-12));
    }
  }

  @Test
  void startsAsPlainNormalisationAndIsNoWeight() {
    for (Parameter parameter : new LayerNormalization(3).parameters()) {
      assertThat(parameter.weight()).isFalse();
      assertThat(Starts.of(parameter)).containsOnly(parameter.name().equals("gamma") ? 1 : 0);
    }
  }

  @Test
  void refusesInputsThatDoNotFit() {
    DoorCheck door = DoorCheck.of(new LayerNormalization(3));
    door.refuses(new long[] {2, 3, 5}, "[N, ..., 3]", "[2, 3, 5]");
    door.refuses(new long[] {3}, "[N, ..., 3]", "[3]");
    door.refusesInputs(2, "takes 1 inputs, but got 2", 2, 3);
    assertThatThrownBy(() -> new LayerNormalization(0)).hasMessageContaining("got 0");
  }
}
