package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msift.core.training.MomentumSgd;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

class SavedGraphTest {

  private static final GraphSettings SETTINGS =
      SmallNetwork.settings().with(WeightDecayPolicy.everything(0.01));

  static List<IUpdater> updaters() {
    return List.of(new Adam(1e-2), new MomentumSgd(1e-2, 0.9));
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void theConfigurationSurvivesJson(IUpdater updater) {
    ComputationGraph graph = SmallNetwork.create(SETTINGS.with(updater));
    ComputationGraphConfiguration restored =
        ComputationGraphConfiguration.fromJson(graph.getConfiguration().toJson());

    assertThat(restored).isEqualTo(graph.getConfiguration());
    assertThat(restored.toJson()).isEqualTo(graph.getConfiguration().toJson());
    ComputationGraph other = new ComputationGraph(restored);
    other.init();
    assertThat(other.params()).isEqualTo(graph.params());
    assertTrainsAlike(other, graph);
  }

  @Test
  void theConfigurationSurvivesYaml() {
    ComputationGraphConfiguration configuration = SmallNetwork.create(SETTINGS).getConfiguration();
    assertThat(ComputationGraphConfiguration.fromYaml(configuration.toYaml()))
        .isEqualTo(configuration);
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void aSavedTrainingGoesOnWithTheSameNumbers(IUpdater updater) throws IOException {
    ComputationGraph graph = SmallNetwork.create(SETTINGS.with(updater));
    SmallNetwork.fit(graph, SmallNetwork.data(1, 2), 4);

    ComputationGraph restored = savedAndRestored(graph, true);

    assertThat(restored.getIterationCount()).isEqualTo(4);
    assertThat(restored.params()).isEqualTo(graph.params());
    assertThat(restored.getUpdater().getStateViewArray())
        .isEqualTo(graph.getUpdater().getStateViewArray());
    assertTrainsAlike(restored, graph);
  }

  @Test
  void aSavedGraphPredictsTheSameInFloatToo() throws IOException {
    ComputationGraph graph = SmallNetwork.create(GraphSettings.of(3));
    INDArray[] inputs = floats(SmallNetwork.inputs(2, 1, 7, 9));

    assertThat(savedAndRestored(graph, false).output(inputs)[0]).isEqualTo(graph.output(inputs)[0]);
  }

  @Test
  void aCloneHasTheSameNumbersAndMemoryOfItsOwn() {
    ComputationGraph graph = SmallNetwork.create(SETTINGS.with(new Adam(1e-2)));
    SmallNetwork.fit(graph, SmallNetwork.data(1, 2), 3);
    ComputationGraph clone = graph.clone();
    INDArray before = SmallNetwork.parameters(graph);

    assertThat(clone.params()).isEqualTo(graph.params());
    assertThat(clone.getUpdater().getStateViewArray())
        .isEqualTo(graph.getUpdater().getStateViewArray());
    SmallNetwork.fit(clone, SmallNetwork.data(1, 2), 3);
    assertThat(clone.params().reshape(before.shape())).isNotEqualTo(before);
    assertThat(SmallNetwork.parameters(graph)).isEqualTo(before);
  }

  @Test
  void aCopyGoesOnCountingAndThereforeTrainsAlike() {
    ComputationGraph graph = SmallNetwork.create(SETTINGS.with(new Adam(1e-2)));
    SmallNetwork.fit(graph, SmallNetwork.data(1, 2), 3);
    assertThat(graph.clone().getIterationCount()).as("DL4J's clone starts anew").isZero();

    ComputationGraph copy = GraphCopies.copy(graph);

    assertThat(copy.getIterationCount()).isEqualTo(3);
    assertThat(copy.getEpochCount()).isEqualTo(graph.getEpochCount());
    assertTrainsAlike(copy, graph);
  }

  private static void assertTrainsAlike(ComputationGraph actual, ComputationGraph expected) {
    MultiDataSet data = SmallNetwork.data(5, 2);
    SmallNetwork.fit(actual, data, 3);
    SmallNetwork.fit(expected, data, 3);
    assertThat(actual.params().toDoubleVector())
        .containsExactly(expected.params().toDoubleVector());
  }

  private static ComputationGraph savedAndRestored(ComputationGraph graph, boolean updater)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(graph, bytes, updater);
    return ModelSerializer.restoreComputationGraph(
        new ByteArrayInputStream(bytes.toByteArray()), updater);
  }

  private static INDArray[] floats(INDArray... arrays) {
    return Arrays.stream(arrays)
        .map(array -> array.castTo(DataType.FLOAT))
        .toArray(INDArray[]::new);
  }
}
