package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.ElementType;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GraphParametersTest {

  private final ComputationGraph graph = SmallNetwork.create(GraphSettings.of(7));

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void whatIsReadCanBeLoaded(DataType type) {
    ComputationGraph from = SmallNetwork.create(GraphSettings.of(7).with(type));
    ComputationGraph to = SmallNetwork.create(GraphSettings.of(8).with(type));

    GraphParameters.load(to, all(from));

    assertThat(to.params()).isEqualTo(from.params());
  }

  @Test
  void floatsAreLoadedIntoADoubleGraphAndBack() {
    ComputationGraph wide = SmallNetwork.create(GraphSettings.of(8).with(DataType.DOUBLE));
    GraphParameters.load(wide, all(graph));
    assertThat(wide.params()).isEqualTo(graph.params().castTo(DataType.DOUBLE));

    ComputationGraph narrow = SmallNetwork.create(GraphSettings.of(9));
    GraphParameters.load(narrow, all(wide));
    assertThat(narrow.params()).isEqualTo(graph.params());
  }

  @Test
  void namesAreReadInTheGivenOrderWithShapeAndType() {
    StateDict.Builder builder = StateDict.builder();
    GraphParameters.read(graph, List.of("prediction_W", "features.visible_b"), builder);
    StateDict read = builder.build();

    assertThat(new ArrayList<>(read.names())).containsExactly("prediction_W", "features.visible_b");
    assertThat(read.get("prediction_W").shape()).containsExactly(3, 3, 8, 1);
    assertThat(read.get("prediction_W").type()).isEqualTo(ElementType.FLOAT32);
  }

  @Test
  void entriesThatAreNoParametersAreLeftAlone() {
    StateDict.Builder builder = StateDict.builder();
    GraphParameters.read(graph, graph.paramTable().keySet(), builder);
    builder.put("coupling.mixing.p", Tensor.ofFloats(new float[] {1}, 1));
    ComputationGraph other = SmallNetwork.create(GraphSettings.of(8));

    GraphParameters.load(other, builder.build());

    assertThat(other.params()).isEqualTo(graph.params());
  }

  @Test
  void missingParametersAreAllNamed() {
    List<String> names = new ArrayList<>(graph.paramTable().keySet());
    names.remove("prediction_W");
    names.remove("spatial.edges_gate");
    StateDict.Builder builder = StateDict.builder();
    GraphParameters.read(graph, names, builder);
    StateDict incomplete = builder.build();

    assertThatThrownBy(() -> GraphParameters.load(graph, incomplete))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("lack 2 parameters")
        .hasMessageContaining("[prediction_W, spatial.edges_gate]");
  }

  @Test
  void everyMismatchIsNamedBeforeAnythingIsChanged() {
    List<String> names = new ArrayList<>(graph.paramTable().keySet());
    names.removeAll(List.of("prediction_W", "prediction_b", "features.visible_W"));
    StateDict.Builder builder = StateDict.builder();
    GraphParameters.read(SmallNetwork.create(GraphSettings.of(8)), names, builder);
    builder.put("prediction_b", Tensor.ofFloats(new float[] {1, 2}, 2));
    builder.put("prediction_W", Tensor.ofFloats(new float[72], 1, 8, 3, 3));
    StateDict wrong = builder.build();
    INDArray before = graph.params().dup();

    assertThatThrownBy(() -> GraphParameters.load(graph, wrong))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("lack 1 parameters of the network: [features.visible_W]")
        .hasMessageContaining(
            "prediction_b has the shape [2], but the network needs "
                + Arrays.toString(graph.getParam("prediction_b").shape()))
        .hasMessageContaining(
            "prediction_W has the shape [1, 8, 3, 3], but the network needs [3, 3, 8, 1]")
        .satisfies(refused -> assertThat(refused.getMessage()).hasLineCount(1));
    assertThat(graph.params()).isEqualTo(before);
  }

  @Test
  void readingAnUnknownNameNamesItAndTheKnownOnes() {
    assertThatThrownBy(
            () -> GraphParameters.read(graph, List.of("prediction_V"), StateDict.builder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prediction_V")
        .hasMessageContaining("prediction_W");
  }

  @Test
  void anArrayOfAnyLayoutBecomesARowMajorTensor() {
    INDArray array = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(GraphParameters.tensor(array.dup('f')).toDoubles())
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(GraphParameters.tensor(array.transpose()).toDoubles())
        .containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(GraphParameters.tensor(array.transpose()).shape()).containsExactly(3, 2);
  }

  private static StateDict all(ComputationGraph graph) {
    StateDict.Builder builder = StateDict.builder();
    GraphParameters.read(graph, graph.paramTable().keySet(), builder);
    return builder.build();
  }
}
