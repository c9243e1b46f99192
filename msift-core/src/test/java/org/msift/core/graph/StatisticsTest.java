package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.msift.core.operator.BatchNormalization;
import org.msift.core.operator.Convolution;
import org.msift.core.training.GlobalNormClipping;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

class StatisticsTest {

  private static final GraphSettings SETTINGS =
      GraphSettings.of(3).with(DataType.DOUBLE).with(new Adam(1e-2));

  private static ComputationGraph graph(GraphSettings settings, boolean frozen) {
    var builder = settings.builder();
    Scope scope = Scope.root(builder, settings.decay());
    Scope inner = frozen ? scope.frozen() : scope;
    Node x = inner.apply("normalize", BatchNormalization.of(1), scope.input("image"));
    x = scope.apply("predict", Convolution.of(1, 1, 3), x);
    scope.output(scope.loss("loss", new MeanSquareLoss(1), x));
    return SmallNetwork.initialised(builder);
  }

  private static MultiDataSet data() {
    MultiDataSet data = SmallNetwork.data(1, 4);
    INDArray image = data.getFeatures()[0].mul(40).addi(100);
    return new MultiDataSet(new INDArray[] {image}, data.getLabels());
  }

  private static double mean(ComputationGraph graph) {
    return graph.getParam("normalize_mean").getDouble(0);
  }

  @Test
  void aStepMovesThemByTheBatchWhateverTheOptimiserDecayAndClipping() {
    GraphSettings settings = SETTINGS.with(WeightDecayPolicy.everything(0.5)).withClipValue(1e-3);
    for (boolean direct : new boolean[] {false, true}) {
      ComputationGraph graph = graph(settings, false);
      if (direct) {
        DirectUpdater.install(graph);
      }
      graph.addListeners(new GlobalNormClipping(1e-4));
      INDArray image = data().getFeatures()[0];
      graph.fit(data());
      assertThat(mean(graph)).isCloseTo(0.1 * image.meanNumber().doubleValue(), within(1e-9));
      double variance = image.varNumber().doubleValue();
      assertThat(graph.getParam("normalize_variance").getDouble(0))
          .isCloseTo(0.9 + 0.1 * variance, within(1e-9));
    }
  }

  @Test
  void aFrozenScopeKeepsThem() {
    ComputationGraph graph = graph(SETTINGS, true);
    graph.fit(data());
    assertThat(mean(graph)).isZero();
    assertThat(graph.getParam("normalize_variance").getDouble(0)).isOne();
    assertThat(graph.getParam("normalize_gamma").getDouble(0)).isOne();
  }

  @Test
  void theyAreParametersThatAreNotLearned() {
    ComputationGraph graph = graph(SETTINGS, false);
    assertThat(graph.numParams()).isEqualTo(4 + 10);
    assertThat(GraphParameters.trainable(graph)).isEqualTo(2 + 10);
  }

  @Test
  void cloneAndSavedGraphGoOnAlike() throws IOException {
    ComputationGraph graph = graph(SETTINGS, false);
    graph.fit(data());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(graph, bytes, true);
    ComputationGraph restored =
        ModelSerializer.restoreComputationGraph(
            new ByteArrayInputStream(bytes.toByteArray()), true);
    ComputationGraph copy = GraphCopies.copy(graph);
    assertThat(mean(restored)).isEqualTo(mean(graph));
    graph.fit(data());
    restored.fit(data());
    copy.fit(data());
    assertThat(restored.params()).isEqualTo(graph.params());
    assertThat(copy.params()).isEqualTo(graph.params());

    ComputationGraph other = graph(SETTINGS, false);
    other.setParams(graph.params().dup());
    assertThat(mean(other)).isEqualTo(mean(graph));
    assertThat(other.output(data().getFeatures())[0])
        .isEqualTo(graph.output(data().getFeatures())[0]);
  }
}
