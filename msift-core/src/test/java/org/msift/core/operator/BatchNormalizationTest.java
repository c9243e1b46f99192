package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BatchNormalizationTest {

  private static final double EPSILON = 1e-5;

  /**
   * Training, always, with as many groups as images: so the shared check, which asks for images
   * that do not know of each other and for the same numbers without training, covers it too. The
   * running statistics are not among the parameters: theirs is no gradient.
   */
  private record TrainedByImage(BatchNormalization normalization) implements Operator {

    @Override
    public List<Parameter> parameters() {
      return normalization.parameters().subList(0, 2);
    }

    @Override
    public long[] outputShape(long[]... inputs) {
      return normalization.outputShape(inputs);
    }

    @Override
    public INDArray forward(Pass pass, INDArray... inputs) {
      return grouped(inputs).forward(inner(pass, memory(pass, false)), inputs);
    }

    @Override
    public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
      BatchNormalization grouped = grouped(inputs);
      Pass inner = inner(pass, memory(pass, true));
      grouped.forward(inner, inputs);
      Map<String, INDArray> gradients = new HashMap<>();
      for (Parameter parameter : grouped.parameters()) {
        INDArray own = pass.gradient(parameter.name());
        gradients.put(parameter.name(), own == null ? pass.scratch(parameter.shape()) : own);
      }
      return grouped.backward(inner.backward(memory(pass, false), gradients), gradient, inputs);
    }

    private BatchNormalization grouped(INDArray... inputs) {
      return new BatchNormalization(
          normalization.channels(),
          normalization.momentum(),
          normalization.epsilon(),
          (int) inputs[0].size(0),
          false,
          normalization.activation());
    }

    private Pass inner(Pass pass, Memory memory) {
      Map<String, INDArray> parameters = new HashMap<>();
      for (Parameter parameter : normalization.parameters()) {
        INDArray own = pass.parameter(parameter.name());
        parameters.put(
            parameter.name(), own == null ? pass.scratch(parameter.shape()).assign(1) : own);
      }
      return Pass.forward(true, pass.type(), memory, parameters);
    }

    private static Memory memory(Pass pass, boolean scratchOnly) {
      return new Memory() {
        @Override
        public INDArray result(DataType type, long... shape) {
          return scratchOnly ? pass.scratch(shape) : pass.result(shape);
        }

        @Override
        public INDArray kept(DataType type, long... shape) {
          return pass.scratch(shape);
        }

        @Override
        public INDArray scratch(DataType type, long... shape) {
          return pass.scratch(shape);
        }
      };
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0, 0.2})
  void trainingPassesTheCheckOfOperators(double slope) {
    BatchNormalization normalization = BatchNormalization.of(3).with(new Rectifier(slope));
    OperatorCheck.of(new TrainedByImage(normalization))
        .inputs(new long[] {2, 5, 4, 3})
        .withoutConfiguration()
        .floatTolerance(2e-5)
        .run();
  }

  @ParameterizedTest
  @CsvSource({"1, true, 0.1, 1e-5", "2, false, 0.9, 1e-3"})
  void theConfigurationPassesThroughJson(int groups, boolean frozen, double momentum, double eps) {
    ConfigurationCheck.run(
        new BatchNormalization(3, momentum, eps, groups, frozen, Rectifier.RELU), 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void normalizesEachGroupWithItsOwnStatistics(int groups) {
    BatchNormalization normalization =
        new BatchNormalization(2, 0.3, EPSILON, 1, false).withGroups(groups);
    Map<String, INDArray> parameters = TestArrays.parameters(normalization, 5);
    INDArray input = TestArrays.random(6, 6, 3, 4, 2).muli(3).addi(1);
    Pass pass = Pass.forward(true, DataType.DOUBLE, Memory.detached(), parameters);
    INDArray output = normalization.forward(pass, input);

    int size = 6 / groups;
    INDArray expected =
        TestArrays.images(
            input.shape(),
            (n, h, w, c) -> {
              double mean = mean(input, n / size * size, size, c);
              double variance = variance(input, n / size * size, size, c);
              return (input.getDouble(n, h, w, c) - mean)
                      / Math.sqrt(variance + EPSILON)
                      * parameters.get("gamma").getDouble(c)
                  + parameters.get("beta").getDouble(c);
            });
    Differences.requireClose("normalisation", output, expected, 1e-12);

    Map<String, INDArray> gradients = gradients(normalization);
    normalization.backward(pass.backward(Memory.detached(), gradients), input, input);
    double count = size * 12.0;
    for (int c = 0; c < 2; c++) {
      double runningMean = parameters.get("mean").getDouble(c);
      double runningVariance = parameters.get("variance").getDouble(c);
      double newMean = runningMean;
      double newVariance = runningVariance;
      for (int g = 0; g < groups; g++) {
        newMean = 0.7 * newMean + 0.3 * mean(input, g * size, size, c);
        double unbiased = variance(input, g * size, size, c) * count / (count - 1);
        newVariance = 0.7 * newVariance + 0.3 * unbiased;
      }
      assertThat(gradients.get("mean").getDouble(c))
          .isCloseTo(runningMean - newMean, within(1e-12));
      assertThat(gradients.get("variance").getDouble(c))
          .isCloseTo(runningVariance - newVariance, within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void inferenceAndFrozenTrainingUseTheRunningStatistics(boolean frozen) {
    BatchNormalization normalization =
        BatchNormalization.of(3).withFrozen(frozen).with(Rectifier.RELU);
    Map<String, INDArray> parameters = TestArrays.parameters(normalization, 5);
    INDArray variance = parameters.get("variance");
    variance.muli(variance).addi(0.1);
    INDArray input = TestArrays.random(6, 2, 5, 4, 3);
    Pass pass = Pass.forward(frozen, DataType.DOUBLE, Memory.detached(), parameters);
    INDArray output = normalization.forward(pass, input);

    INDArray expected =
        TestArrays.images(
            input.shape(), (n, h, w, c) -> Math.max(0, byRunning(parameters, input, n, h, w, c)));
    Differences.requireClose("normalisation", output, expected, 1e-12);
    if (frozen) {
      requireFrozenGradients(normalization, pass, parameters, input);
    }
  }

  private static double byRunning(
      Map<String, INDArray> parameters, INDArray input, int n, int h, int w, int c) {
    return (input.getDouble(n, h, w, c) - parameters.get("mean").getDouble(c))
            / Math.sqrt(parameters.get("variance").getDouble(c) + EPSILON)
            * parameters.get("gamma").getDouble(c)
        + parameters.get("beta").getDouble(c);
  }

  private static void requireFrozenGradients(
      BatchNormalization normalization,
      Pass pass,
      Map<String, INDArray> parameters,
      INDArray input) {
    Map<String, INDArray> gradients = gradients(normalization);
    INDArray outer = TestArrays.random(7, input.shape());
    INDArray actual =
        normalization.backward(pass.backward(Memory.detached(), gradients), outer, input)[0];
    INDArray expected =
        TestArrays.images(
            input.shape(),
            (n, h, w, c) ->
                byRunning(parameters, input, n, h, w, c) > 0
                    ? outer.getDouble(n, h, w, c)
                        * parameters.get("gamma").getDouble(c)
                        / Math.sqrt(parameters.get("variance").getDouble(c) + EPSILON)
                    : 0);
    Differences.requireClose("gradient", actual, expected, 1e-12);
    assertThat(Differences.largest(Differences.values(gradients.get("mean")))).isZero();
    assertThat(Differences.largest(Differences.values(gradients.get("variance")))).isZero();
  }

  @Test
  void refusesWhatIsNotPossible() {
    assertThatThrownBy(() -> new BatchNormalization(2, 1.5, EPSILON, 1, false))
        .hasMessageContaining("1.5");
    assertThatThrownBy(() -> new BatchNormalization(2, 0.1, 0, 1, false))
        .hasMessageContaining("epsilon > 0");
    DoorCheck.of(BatchNormalization.of(2)).refuses(new long[] {1, 2, 9, 3}, "[N, H, W, 2]");
    BatchNormalization three = new BatchNormalization(2, 0.1, EPSILON, 3, false);
    Map<String, INDArray> parameters = TestArrays.parameters(three, 1);
    assertThatThrownBy(() -> TestArrays.apply(three, parameters, TestArrays.random(1, 4, 2, 2, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 equal groups")
        .hasMessageContaining("N = 4");
  }

  private static Map<String, INDArray> gradients(BatchNormalization normalization) {
    Map<String, INDArray> gradients = new HashMap<>();
    for (Parameter parameter : normalization.parameters()) {
      gradients.put(parameter.name(), Nd4j.create(DataType.DOUBLE, parameter.shape()));
    }
    return gradients;
  }

  private static double mean(INDArray input, int from, int size, int c) {
    double sum = 0;
    for (int n = from; n < from + size; n++) {
      for (int h = 0; h < 3; h++) {
        for (int w = 0; w < 4; w++) {
          sum += input.getDouble(n, h, w, c);
        }
      }
    }
    return sum / (size * 12);
  }

  private static double variance(INDArray input, int from, int size, int c) {
    double mean = mean(input, from, size, c);
    double sum = 0;
    for (int n = from; n < from + size; n++) {
      for (int h = 0; h < 3; h++) {
        for (int w = 0; w < 4; w++) {
          sum += Math.pow(input.getDouble(n, h, w, c) - mean, 2);
        }
      }
    }
    return sum / (size * 12);
  }
}
