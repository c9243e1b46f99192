package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class WorkspaceModesTest {

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void outputsAreEqualWithAndWithoutWorkspaces(DataType type) {
    INDArray[] inputs = SmallNetwork.inputs(1, 2, 7, 9);
    INDArray with = graph(type, WorkspaceMode.ENABLED).output(inputs)[0];
    INDArray without = graph(type, WorkspaceMode.NONE).output(inputs)[0];
    assertThat(without).isEqualTo(with);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void trainingIsEqualWithAndWithoutWorkspaces(DataType type) {
    ComputationGraph with = graph(type, WorkspaceMode.ENABLED);
    ComputationGraph without = graph(type, WorkspaceMode.NONE);
    SmallNetwork.fit(with, SmallNetwork.data(1, 2), 3);
    SmallNetwork.fit(without, SmallNetwork.data(1, 2), 3);
    assertThat(without.params()).isEqualTo(with.params());
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void imagesOfChangingSizesDoNotDisturbEachOther(DataType type) {
    ComputationGraph graph = graph(type, WorkspaceMode.ENABLED);
    for (int size : new int[] {9, 4, 16, 5, 9}) {
      INDArray[] inputs = SmallNetwork.inputs(size, 1 + size % 2, size, size + 2);
      assertThat(graph.output(inputs)[0])
          .as("images of %s pixels", size)
          .isEqualTo(graph(type, WorkspaceMode.NONE).output(inputs)[0]);
    }
  }

  @ParameterizedTest
  @EnumSource(WorkspaceMode.class)
  void outputWithTrainingOnEqualsOutputWithTrainingOff(WorkspaceMode mode) {
    ComputationGraph graph = graph(DataType.DOUBLE, mode);
    INDArray[] inputs = SmallNetwork.inputs(1, 2, 7, 9);
    INDArray difference = graph.output(true, inputs)[0].sub(graph.output(false, inputs)[0]);
    assertThat(difference.norm2Number().doubleValue()).isLessThan(1e-13);
  }

  private static ComputationGraph graph(DataType type, WorkspaceMode mode) {
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings().with(type));
    graph.getConfiguration().setTrainingWorkspaceMode(mode);
    graph.getConfiguration().setInferenceWorkspaceMode(mode);
    return graph;
  }
}
