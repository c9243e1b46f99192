package org.msift.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;

class GlobalNormClippingTest {

  private static final double MAXIMUM = 0.25;
  private static final Set<String> STATISTICS = Set.of("norm_mean", "norm_log10stdev");

  @Test
  void aStepOnALargeGradientHasTheMaximumAsItsLength() {
    DataSet data = SmallGraph.data(1e4);
    INDArray free = step(SmallGraph.create(new Sgd(1)), data);
    INDArray clipped = step(clipped(SmallGraph.create(new Sgd(1))), data);

    double norm = norm(free);
    assertThat(norm).isGreaterThan(1_000);
    assertThat(norm(clipped)).isEqualTo(MAXIMUM * norm / (norm + 1e-6), within(1e-9));
    assertThat(norm(clipped.div(MAXIMUM).sub(free.div(norm)))).isLessThan(1e-9);
  }

  @Test
  void aSmallGradientIsLeftAsItIs() {
    DataSet data = SmallGraph.data(1);
    ComputationGraph graph = SmallGraph.create(new Sgd(1));
    graph.addListeners(new GlobalNormClipping(1e3));

    assertThat(step(graph, data)).isEqualTo(step(SmallGraph.create(new Sgd(1)), data));
  }

  @Test
  void aSumOverTheBatchIsClippedToTheSameMaximum() {
    ComputationGraph graph = clipped(withoutDivisionByBatch());

    assertThat(norm(step(graph, SmallGraph.data(1e4)))).isEqualTo(MAXIMUM, within(1e-9));
  }

  @Test
  void runningStatisticsAreNeitherCountedNorScaled() {
    ComputationGraph free = withBatchNormalisation();
    ComputationGraph clipped = clipped(withBatchNormalisation());
    Map<String, INDArray> before = clipped.clone().paramTable();
    free.fit(SmallGraph.data(1e4));
    clipped.fit(SmallGraph.data(1e4));

    double squares = 0;
    for (String name : before.keySet()) {
      double distance = clipped.getParam(name).distance2(before.get(name));
      if (STATISTICS.contains(name)) {
        assertThat(distance).isPositive();
        assertThat(clipped.getParam(name)).isEqualTo(free.getParam(name));
      } else {
        squares += distance * distance;
      }
    }
    assertThat(Math.sqrt(squares)).isEqualTo(MAXIMUM, within(1e-9));
  }

  @Test
  void aNormThatIsNotFiniteStopsTheTraining() {
    DataSet data = SmallGraph.data(Double.NaN);
    ComputationGraph graph = clipped(SmallGraph.create(new Sgd(1)));

    assertThatThrownBy(() -> graph.fit(data))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("NaN")
        .hasMessageContaining("iteration 0");
  }

  @Test
  void unsuitableArgumentsAreRefused() {
    assertThatThrownBy(() -> new GlobalNormClipping(0)).hasMessageContaining("maximumNorm is 0.0");
    assertThatThrownBy(() -> new GlobalNormClipping(Double.NaN)).hasMessageContaining("NaN");
    MultiLayerNetwork network =
        new MultiLayerNetwork(SmallGraph.settings(new Sgd(1)).list(SmallGraph.output()).build());
    assertThatThrownBy(() -> new GlobalNormClipping(1).onGradientCalculation(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MultiLayerNetwork");
  }

  private static ComputationGraph clipped(ComputationGraph graph) {
    graph.addListeners(new GlobalNormClipping(MAXIMUM));
    return graph;
  }

  private static ComputationGraph withoutDivisionByBatch() {
    return SmallGraph.initialised(
        SmallGraph.settings(new Sgd(1))
            .miniBatch(false)
            .graphBuilder()
            .addInputs("input")
            .addLayer("hidden", SmallGraph.hidden(), "input")
            .addLayer("output", SmallGraph.output(), "hidden"));
  }

  private static ComputationGraph withBatchNormalisation() {
    return SmallGraph.initialised(
        SmallGraph.settings(new Sgd(1))
            .graphBuilder()
            .addInputs("input")
            .addLayer("hidden", SmallGraph.hidden(), "input")
            .addLayer(
                "norm", new BatchNormalization.Builder().nOut(SmallGraph.HIDDEN).build(), "hidden")
            .addLayer("output", SmallGraph.output(), "norm"));
  }

  private static INDArray step(ComputationGraph graph, DataSet data) {
    INDArray before = graph.params().dup();
    graph.fit(data);
    return before.subi(graph.params());
  }

  private static double norm(INDArray array) {
    return array.norm2Number().doubleValue();
  }
}
