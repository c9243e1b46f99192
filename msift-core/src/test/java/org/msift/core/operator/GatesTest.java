package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GatesTest {

  private static final ExponentialGate EXPONENTIAL = new ExponentialGate(0.8);

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 3", "2, 1, 6, 2", "1, 7, 1, 1", "2, 5, 7, 3"})
  void bothPassTheCheckOfOperators(int batch, int height, int width, int channels) {
    long[] shape = {batch, height, width, channels};
    OperatorCheck.of(new SigmoidGate()).inputs(shape, shape).run();
    OperatorCheck.of(new SigmoidGate())
        .inputs(shape, new long[] {batch, 1, 1, channels})
        .floatTolerance(1e-4)
        .run();
    OperatorCheck.of(EXPONENTIAL).inputs(shape, shape).run();
    OperatorCheck.of(new ExponentialGate(2.5)).inputs(shape, shape).run();
  }

  @Test
  void theSigmoidGateMultipliesByASigmoid() {
    INDArray x = TestArrays.random(1, 2, 5, 3, 4);
    INDArray z = TestArrays.random(2, 2, 5, 3, 4).muli(5);
    INDArray expected =
        TestArrays.images(
            x.shape(),
            (n, h, w, c) -> x.getDouble(n, h, w, c) / (1 + Math.exp(-z.getDouble(n, h, w, c))));
    Differences.requireClose(
        "sigmoid gate", TestArrays.apply(new SigmoidGate(), x, z), expected, 1e-13);
  }

  @Test
  void theSigmoidGateTakesAVectorForEachImage() {
    INDArray x = TestArrays.random(1, 2, 5, 3, 4);
    INDArray z = TestArrays.random(2, 2, 1, 1, 4).muli(5);
    INDArray expected =
        TestArrays.images(
            x.shape(),
            (n, h, w, c) -> x.getDouble(n, h, w, c) / (1 + Math.exp(-z.getDouble(n, 0, 0, c))));
    Differences.requireClose(
        "sigmoid gate", TestArrays.apply(new SigmoidGate(), x, z), expected, 1e-13);
  }

  @Test
  void theExponentialGateMultipliesByABoundedExponential() {
    INDArray x = TestArrays.random(1, 2, 5, 3, 4);
    INDArray z = TestArrays.random(2, 2, 5, 3, 4).muli(5);
    INDArray expected =
        TestArrays.images(
            x.shape(),
            (n, h, w, c) -> {
              double sigmoid = 1 / (1 + Math.exp(-z.getDouble(n, h, w, c)));
              return x.getDouble(n, h, w, c) * Math.exp(0.8 * (2 * sigmoid - 1));
            });
    Differences.requireClose(
        "exponential gate", TestArrays.apply(EXPONENTIAL, x, z), expected, 1e-13);
  }

  @Test
  void farFromZeroBothSaturateWithoutNaN() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      INDArray x = Nd4j.createFromArray(2.0, 2.0).castTo(type).reshape('c', 1, 1, 2, 1);
      INDArray z = Nd4j.createFromArray(-2644.0, 2644.0).castTo(type).reshape('c', 1, 1, 2, 1);
      assertThat(
              Differences.values(TestArrays.apply(new SigmoidGate(), x, z).castTo(DataType.DOUBLE)))
          .containsExactly(0, 2);
      INDArray scaled = TestArrays.apply(EXPONENTIAL, x, z).castTo(DataType.DOUBLE);
      Differences.requireClose(
          "saturated exponential gate",
          Differences.values(scaled),
          new double[] {2 * Math.exp(-0.8), 2 * Math.exp(0.8)},
          1e-6);
    }
  }

  @Test
  void bothRefuseInputsThatDoNotFit() {
    for (Operator operator : new Operator[] {new SigmoidGate(), EXPONENTIAL}) {
      DoorCheck door = DoorCheck.of(operator);
      door.refuses(
          new long[] {2, 5, 7, 3}, new long[] {2, 5, 7, 1}, "[2, 5, 7, 3]", "[2, 5, 7, 1]");
      door.refusesInputs(1, "takes 2 inputs, but got 1", 2, 5, 7, 3);
      door.refusesInputs(3, "takes 2 inputs, but got 3", 2, 5, 7, 3);
    }
  }
}
