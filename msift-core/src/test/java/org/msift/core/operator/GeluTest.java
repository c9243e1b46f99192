package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GeluTest {

  @Test
  void passesTheCheckOfOperators() {
    OperatorCheck.of(new Gelu()).inputs(new long[] {2, 5}).run();
    OperatorCheck.of(new Gelu()).inputs(new long[] {2, 7, 3}).run();
    OperatorCheck.of(new Gelu()).inputs(new long[] {2, 3, 4, 5}).run();
  }

  @Test
  void passesTheCheckWithMoreValuesThanOnePieceHolds() {
    OperatorCheck.of(new Gelu()).inputs(new long[] {2, 3000}).run();
  }

  /** Values of the error function from tables (Abramowitz and Stegun 7.1): erf(1), erf(2). */
  @Test
  void isTheExactForm() {
    double root = Math.sqrt(2);
    INDArray input = Nd4j.createFromArray(new double[] {root, 2 * root, -root, 0}).reshape(1, 4);
    double[] output = Differences.values(TestArrays.apply(new Gelu(), input));
    assertThat(output[0]).isCloseTo(root / 2 * (1 + 0.842700792949715), within(1e-14));
    assertThat(output[1]).isCloseTo(root * (1 + 0.995322265018953), within(1e-14));
    assertThat(output[2]).isCloseTo(-root / 2 * (1 - 0.842700792949715), within(1e-14));
    assertThat(output[3]).isZero();
  }

  @Test
  void singlePrecisionFollowsDoublePrecisionEverywhere() {
    int count = 40_001;
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (-10 + 20.0 * i / (count - 1));
    }
    INDArray input = Nd4j.createFromArray(values).reshape(1, count);
    INDArray gradient = Nd4j.ones(DataType.DOUBLE, 1, count);
    INDArray single = input.castTo(DataType.FLOAT);
    double[] exact = Differences.values(TestArrays.apply(new Gelu(), input));
    double[] fast = Differences.values(TestArrays.apply(new Gelu(), single));
    double[] exactSlope = Differences.values(slope(input, gradient));
    double[] fastSlope = Differences.values(slope(single, gradient.castTo(DataType.FLOAT)));
    for (int i = 0; i < count; i++) {
      assertThat(fast[i]).isCloseTo(exact[i], within(2e-6));
      assertThat(fastSlope[i]).isCloseTo(exactSlope[i], within(2e-6));
    }
  }

  @Test
  void hugeValuesStayFinite() {
    INDArray input = Nd4j.createFromArray(1e30f, -1e30f, 3e38f, -3e38f).reshape(1, 4);
    double[] output = Differences.values(TestArrays.apply(new Gelu(), input));
    assertThat(output[0]).isCloseTo(1e30f, withinPercentage(1e-5));
    assertThat(output[1]).isCloseTo(0, within(1e-6));
    assertThat(output[3]).isCloseTo(0, within(1e-6));
    INDArray ones = Nd4j.ones(DataType.FLOAT, 1, 4);
    double[] slopes = Differences.values(slope(input, ones));
    assertThat(slopes).containsExactly(new double[] {1, 0, 1, 0}, within(1e-6));
  }

  private static INDArray slope(INDArray input, INDArray gradient) {
    Pass pass = Pass.forward(true, input.dataType(), Memory.detached(), Map.of());
    return new Gelu().backward(pass, gradient, input)[0];
  }

  @Test
  void refusesAWrongNumberOfInputs() {
    DoorCheck.of(new Gelu()).refusesInputs(2, "takes 1 inputs, but got 2", 2, 5);
  }
}
