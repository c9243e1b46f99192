package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class PooledGraphTest {

  private static PooledGraph pooled(GraphSettings settings) {
    PooledGraph graph = new PooledGraph(SmallNetwork.create(settings).getConfiguration());
    graph.init();
    return graph;
  }

  private static void assertEqualGradients(
      ComputationGraph pooled, ComputationGraph plain, MultiDataSet data) {
    assertThat(SmallNetwork.gradient(pooled, data)).isEqualTo(SmallNetwork.gradient(plain, data));
    assertThat(pooled.score()).isEqualTo(plain.score());
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void gradientsAndScoreAreThoseOfDl4j(DataType type) {
    GraphSettings settings =
        SmallNetwork.settings().with(type).with(WeightDecayPolicy.everything(1e-3));
    assertEqualGradients(pooled(settings), SmallNetwork.create(settings), SmallNetwork.data(1, 3));
  }

  @Test
  void gradientsAreNamedInTheOrderOfTheParameters() {
    PooledGraph graph = pooled(SmallNetwork.settings());
    SmallNetwork.gradient(graph, SmallNetwork.data(1, 2));
    assertThat(graph.gradient().gradientForVariable().keySet())
        .containsExactlyElementsOf(graph.paramTable().keySet());
  }

  @Test
  void batchesOfChangingSizesDoNotDisturbEachOther() {
    ComputationGraph pooled = pooled(SmallNetwork.settings());
    ComputationGraph plain = SmallNetwork.create(SmallNetwork.settings());
    for (int batch : new int[] {2, 1, 4, 3, 4}) {
      assertEqualGradients(pooled, plain, SmallNetwork.data(batch, batch));
    }
  }

  @Test
  void trainingTakesTheSameSteps() {
    GraphSettings settings = SmallNetwork.settings().with(new Adam(0.01));
    ComputationGraph pooled = pooled(settings);
    ComputationGraph plain = SmallNetwork.create(settings);
    SmallNetwork.fit(pooled, SmallNetwork.data(1, 2), 4);
    SmallNetwork.fit(plain, SmallNetwork.data(1, 2), 4);
    assertThat(pooled.params()).isEqualTo(plain.params());
  }

  @Test
  void aCopyGoesOnAsTheOriginal() {
    PooledGraph graph = pooled(SmallNetwork.settings().with(new Adam(0.01)));
    DirectUpdater.install(graph);
    SmallNetwork.fit(graph, SmallNetwork.data(1, 2), 3);
    ComputationGraph copy = GraphCopies.copy(graph);
    assertThat(copy).isInstanceOf(PooledGraph.class);
    assertThat(copy.getUpdater()).isInstanceOf(DirectUpdater.class);
    SmallNetwork.fit(graph, SmallNetwork.data(2, 2), 2);
    SmallNetwork.fit(copy, SmallNetwork.data(2, 2), 2);
    assertThat(copy.params()).isEqualTo(graph.params());
  }

  @Test
  void closingGivesTheMemoryOfTrainingBack() {
    PooledGraph graph = pooled(SmallNetwork.settings());
    Map<String, INDArray> pooled = new HashMap<>();
    graph.setListeners(
        new BaseTrainingListener() {
          @Override
          public void onForwardPass(Model model, Map<String, INDArray> activations) {
            pooled.put("spatial.circular", activations.get("spatial.circular"));
          }
        });
    graph.fit(SmallNetwork.data(1, 2));
    INDArray parameters = graph.params();
    assertThat(pooled.get("spatial.circular").wasClosed()).isFalse();
    graph.close();
    assertThat(pooled.get("spatial.circular").wasClosed()).isTrue();
    assertThat(parameters.wasClosed()).isTrue();
  }

  @Test
  void gradientsFollowOtherParameters() {
    ComputationGraph pooled = pooled(SmallNetwork.settings());
    ComputationGraph plain = SmallNetwork.create(SmallNetwork.settings());
    SmallNetwork.gradient(pooled, SmallNetwork.data(1, 2));
    INDArray others = pooled.params().mul(0.5);
    pooled.setParams(others);
    plain.setParams(others);
    assertEqualGradients(pooled, plain, SmallNetwork.data(1, 2));
    pooled.init(others.mul(3), true);
    plain.init(others.mul(3), true);
    assertEqualGradients(pooled, plain, SmallNetwork.data(1, 2));
  }

  @Test
  void masksAreLeftToDl4j() {
    ComputationGraph pooled = pooled(SmallNetwork.settings());
    ComputationGraph plain = SmallNetwork.create(SmallNetwork.settings());
    INDArray[] masks = {Nd4j.ones(DataType.DOUBLE, 2, 1), Nd4j.ones(DataType.DOUBLE, 2, 1)};
    pooled.setLayerMaskArrays(masks, null);
    assertEqualGradients(pooled, plain, SmallNetwork.data(1, 2));
  }

  @Test
  void listenersSeeActivationsAndTheBackwardPass() {
    ComputationGraph graph = pooled(SmallNetwork.settings());
    List<String> heard = new ArrayList<>();
    graph.setListeners(
        new BaseTrainingListener() {
          @Override
          public void onForwardPass(Model model, Map<String, INDArray> activations) {
            heard.add("forward");
            assertThat(activations).containsKeys("visible", "spatial.circular", "prediction");
            assertThat(activations.get("prediction").shape())
                .containsExactly(2, SmallNetwork.HEIGHT, SmallNetwork.WIDTH, 1);
          }

          @Override
          public void onBackwardPass(Model model) {
            heard.add("backward");
          }
        });
    graph.fit(SmallNetwork.data(1, 2));
    assertThat(heard).containsExactly("forward", "backward");
  }

  @Test
  void trainingGoesOnAfterABatchThatDoesNotFit() {
    ComputationGraph pooled = pooled(SmallNetwork.settings());
    MultiDataSet data = SmallNetwork.data(1, 2);
    MultiDataSet wrong =
        new MultiDataSet(
            data.getFeatures(), new INDArray[] {Nd4j.ones(DataType.DOUBLE, 2, 3, 3, 1)});
    assertThatThrownBy(() -> pooled.fit(wrong)).isInstanceOf(IllegalArgumentException.class);
    assertEqualGradients(pooled, SmallNetwork.create(SmallNetwork.settings()), data);
  }
}
