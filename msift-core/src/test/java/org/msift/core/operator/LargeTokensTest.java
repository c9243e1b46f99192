package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sizes from which on loops run on several threads or in blocks: single against double precision.
 */
class LargeTokensTest {

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(new LayerNormalization(96), new long[] {3, 1501, 96}, 1),
        Arguments.of(new Gelu(), new long[] {7, 60_001}, 1),
        Arguments.of(Linear.of(8, 700), new long[] {2, 401, 8}, 1),
        Arguments.of(new PositionTable(50, 16), new long[] {700, 50, 16}, 1),
        Arguments.of(new MultiHeadAttention(2, 4, 0.5), new long[] {2, 103, 24}, 1),
        // some heads of an image at a time; the last ones are fewer
        Arguments.of(new MultiHeadAttention(3, 4, 0.5), new long[] {2, 500, 36}, 1),
        // some rows of a head at a time
        Arguments.of(new MultiHeadAttention(2, 4, 0.5), new long[] {1, 900, 24}, 1),
        // some images at a time
        Arguments.of(new MultiHeadAttention(4, 4, 0.5), new long[] {47, 90, 48}, 1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void singlePrecisionAgreesWithDouble(Operator operator, long[] shape, long seed) {
    INDArray input = random(seed, shape);
    INDArray gradient = random(seed + 1, operator.outputShape(shape));

    Map<String, INDArray> single = outcome(operator, input, gradient, DataType.FLOAT);
    Map<String, INDArray> precise = outcome(operator, input, gradient, DataType.DOUBLE);

    precise.forEach(
        (name, expected) -> {
          INDArray difference = single.get(name).castTo(DataType.DOUBLE).sub(expected);
          double size = Math.max(1, expected.amaxNumber().doubleValue());
          assertThat(difference.amaxNumber().doubleValue() / size).as(name).isLessThan(1e-4);
        });
  }

  private static Map<String, INDArray> outcome(
      Operator operator, INDArray input, INDArray gradient, DataType type) {
    Map<String, INDArray> parameters = new HashMap<>();
    Map<String, INDArray> outcome = new HashMap<>();
    long seed = 7;
    for (Parameter parameter : operator.parameters()) {
      parameters.put(parameter.name(), random(seed++, parameter.shape()).castTo(type));
      outcome.put(parameter.name(), Nd4j.create(type, parameter.shape()));
    }
    Map<String, INDArray> gradients = Map.copyOf(outcome);
    Pass pass = Pass.forward(true, type, Memory.detached(), parameters);
    INDArray typed = input.castTo(type);
    outcome.put("output", operator.forward(pass, typed));
    outcome.put(
        "input gradient",
        operator
            .backward(pass.backward(Memory.detached(), gradients), gradient.castTo(type), typed)[
            0]);
    return outcome;
  }

  private static INDArray random(long seed, long... shape) {
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    return Nd4j.rand(array, Nd4j.getRandomFactory().getNewRandomInstance(seed)).subi(0.5);
  }
}
