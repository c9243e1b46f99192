package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.core.training.GlobalNormClipping;
import org.msift.core.training.MomentumSgd;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** Steps of training against their formulas. */
class TrainingStepTest {

  private static final double RATE = 0.1;

  /** DL4J's transfer learning of graphs knows single precision only. */
  private static final GraphSettings FLOATS = GraphSettings.of(7).with(new Sgd(RATE));

  private static final List<String> WEIGHTS =
      List.of("_W", "_cross", "_diagonal", "_lower", "_logS", "_upper");

  private final MultiDataSet data = SmallNetwork.data(1, 2);

  @Test
  void gradientDescentSubtractsTheGradientTimesTheRate() {
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings());
    double[] before = SmallNetwork.parameters(graph).toDoubleVector();
    double[] gradient = SmallNetwork.gradient(graph, data).toDoubleVector();

    graph.fit(data);

    assertParameters(graph, i -> before[i] - RATE * gradient[i]);
  }

  @Test
  void adamTakesItsPublishedSteps() {
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings().with(new Adam(RATE)));
    double[] expected = SmallNetwork.parameters(graph).toDoubleVector();
    double[] mean = new double[expected.length];
    double[] square = new double[expected.length];
    for (int step = 1; step <= 3; step++) {
      double[] gradient = SmallNetwork.gradient(graph, data).toDoubleVector();
      double rate = RATE * Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
      for (int i = 0; i < expected.length; i++) {
        mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
        square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
        expected[i] -= rate * mean[i] / (Math.sqrt(square[i]) + 1e-8);
      }
      graph.fit(data);
    }
    assertParameters(graph, i -> expected[i]);
  }

  @Test
  void momentumSumsUpTheGradients() {
    ComputationGraph graph =
        SmallNetwork.create(SmallNetwork.settings().with(new MomentumSgd(RATE, 0.9)));
    double[] before = SmallNetwork.parameters(graph).toDoubleVector();
    double[] first = SmallNetwork.gradient(graph, data).toDoubleVector();
    graph.fit(data);
    double[] second = SmallNetwork.gradient(graph, data).toDoubleVector();
    graph.fit(data);

    assertParameters(graph, i -> before[i] - RATE * first[i] - RATE * (0.9 * first[i] + second[i]));
  }

  @Test
  void weightsDecayAndBiasesAndNormalisationStay() {
    assertDecay(WeightDecayPolicy.weights(0.05), name -> WEIGHTS.stream().anyMatch(name::endsWith));
  }

  @Test
  void everythingDecaysWhereAskedFor() {
    assertDecay(WeightDecayPolicy.everything(0.05), name -> true);
  }

  @Test
  void nothingDecaysByDefault() {
    assertDecay(WeightDecayPolicy.NONE, name -> false);
  }

  /** p −= rate · (gradient + coefficient · p), once and not twice. */
  private void assertDecay(WeightDecayPolicy decay, Predicate<String> decays) {
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings().with(decay));
    ComputationGraph plain = SmallNetwork.create(SmallNetwork.settings());
    Map<String, INDArray> before = graph.clone().paramTable();

    graph.fit(data);
    plain.fit(data);

    graph
        .paramTable()
        .forEach(
            (name, values) -> {
              double factor = decays.test(name) ? RATE * decay.coefficient() : 0;
              INDArray expected = plain.getParam(name).sub(before.get(name).mul(factor));
              assertClose(name, values, expected);
            });
  }

  /** v = m · v + gradient + coefficient · p; p −= rate · v. */
  @Test
  void decayThatIsAddedToTheGradientGoesThroughTheMomentum() {
    WeightDecayPolicy decay = WeightDecayPolicy.everything(0.05).intoGradient();
    double momentum = 0.9;
    ComputationGraph graph =
        SmallNetwork.create(
            SmallNetwork.settings().with(new MomentumSgd(RATE, momentum)).with(decay));
    INDArray start = SmallNetwork.parameters(graph);
    graph.fit(data);
    INDArray first = SmallNetwork.parameters(graph);
    INDArray velocity = start.sub(first).div(RATE).mul(momentum);
    velocity.addi(SmallNetwork.gradient(graph, data)).addi(first.mul(decay.coefficient()));

    graph.fit(data);

    double[] expected = first.sub(velocity.mul(RATE)).toDoubleVector();
    assertParameters(graph, i -> expected[i]);
  }

  @Test
  void gradientsAreClippedValueByValue() {
    double bound = 1e-3;
    ComputationGraph free = SmallNetwork.create(SmallNetwork.settings());
    double[] gradient = SmallNetwork.gradient(free, data).toDoubleVector();
    double[] before = SmallNetwork.parameters(free).toDoubleVector();
    assertThat(Arrays.stream(gradient).map(Math::abs).filter(g -> g > bound).count()).isPositive();
    GraphSettings clipped = GraphSettings.of(7).withClipValue(bound);
    ComputationGraph graph = SmallNetwork.create(clipped.with(DataType.DOUBLE).with(new Sgd(RATE)));

    graph.fit(data);

    assertParameters(graph, i -> before[i] - RATE * Math.max(-bound, Math.min(bound, gradient[i])));
  }

  @Test
  void gradientsAreClippedByTheirNormFirstAndThenValueByValue() {
    ComputationGraph free = SmallNetwork.create(SmallNetwork.settings());
    double[] before = SmallNetwork.parameters(free).toDoubleVector();
    INDArray gradient = SmallNetwork.gradient(free, data);
    double norm = gradient.norm2Number().doubleValue();
    double[] scaled = gradient.mul(1 / (norm + 1e-6)).toDoubleVector();
    double bound = Arrays.stream(scaled).map(Math::abs).max().orElseThrow() / 2;
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings().withClipValue(bound));
    graph.setListeners(new GlobalNormClipping(1));
    assertThat(norm).isGreaterThan(1);

    graph.fit(data);

    assertParameters(graph, i -> before[i] - RATE * Math.max(-bound, Math.min(bound, scaled[i])));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void aBoundOfGradientsThatIsNotPositiveIsRefused(double bound) {
    assertThatThrownBy(() -> SmallNetwork.settings().withClipValue(bound))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clipValue is " + bound);
  }

  @Test
  void clippingCanBeSwitchedOnForAnExistingGraph() {
    double bound = 1e-3;
    ComputationGraph graph = SmallNetwork.create(FLOATS);
    double[] gradient = SmallNetwork.gradient(graph, data).toDoubleVector();
    double[] before = SmallNetwork.parameters(graph).toDoubleVector();
    ComputationGraph clipped =
        new TransferLearning.GraphBuilder(graph)
            .fineTuneConfiguration(
                new FineTuneConfiguration.Builder()
                    .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                    .gradientNormalizationThreshold(bound)
                    .miniBatch(false)
                    .build())
            .build();

    clipped.fit(data);

    double[] after = SmallNetwork.parameters(clipped).toDoubleVector();
    for (int i = 0; i < after.length; i++) {
      double expected = before[i] - RATE * Math.max(-bound, Math.min(bound, gradient[i]));
      assertThat(after[i]).as("value %s", i).isEqualTo(expected, within(1e-6));
    }
  }

  @Test
  void gradientsAreClippedTogetherByTheirNorm() {
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings());
    double[] before = SmallNetwork.parameters(graph).toDoubleVector();
    INDArray gradient = SmallNetwork.gradient(graph, data);
    double norm = gradient.norm2Number().doubleValue();
    double maximum = norm / 3;
    double[] values = gradient.toDoubleVector();
    graph.setListeners(new GlobalNormClipping(maximum));

    graph.fit(data);

    assertParameters(graph, i -> before[i] - RATE * values[i] * maximum / (norm + 1e-6));
  }

  @Test
  void frozenLayersStayWhileTheOthersTrainAsBefore() {
    ComputationGraph free = SmallNetwork.create(SmallNetwork.settings());
    ComputationGraph graph =
        SmallNetwork.create(
            SmallNetwork.settings().builder(), WeightDecayPolicy.everything(0.1), Scope::frozen);
    ComputationGraph decayed =
        SmallNetwork.create(SmallNetwork.settings().with(WeightDecayPolicy.everything(0.1)));

    graph.fit(data);
    decayed.fit(data);

    graph
        .paramTable()
        .forEach(
            (name, values) ->
                assertThat(values)
                    .as(name)
                    .isEqualTo((name.startsWith("features") ? free : decayed).getParam(name)));
  }

  @Test
  void aFeatureExtractorOfTransferLearningStays() {
    ComputationGraph free = SmallNetwork.create(FLOATS);
    ComputationGraph graph =
        new TransferLearning.GraphBuilder(SmallNetwork.create(FLOATS))
            .fineTuneConfiguration(new FineTuneConfiguration.Builder().miniBatch(false).build())
            .setFeatureExtractor("spatial.half")
            .build();
    INDArray before = SmallNetwork.parameters(graph);
    assertThat(graph.getLayer("features.visible")).isInstanceOf(FrozenLayer.class);
    assertThat(graph.output(data.getFeatures())[0]).isEqualTo(free.output(data.getFeatures())[0]);

    graph.fit(data);
    free.fit(data);

    assertThat(SmallNetwork.parameters(graph)).isNotEqualTo(before);
    ComputationGraph start = SmallNetwork.create(FLOATS);
    graph
        .paramTable()
        .forEach(
            (name, values) ->
                assertThat(values)
                    .as(name)
                    .isEqualTo((isFrozen(name) ? start : free).getParam(name)));
  }

  private static boolean isFrozen(String name) {
    return name.startsWith("features") || name.startsWith("spatial");
  }

  private interface Expected {
    double at(int index);
  }

  private static void assertParameters(ComputationGraph graph, Expected expected) {
    double[] actual = SmallNetwork.parameters(graph).toDoubleVector();
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("value %s", i).isEqualTo(expected.at(i), within(1e-13));
    }
  }

  private static void assertClose(String name, INDArray actual, INDArray expected) {
    assertThat(actual.distance2(expected)).as(name).isLessThan(1e-14);
  }
}
