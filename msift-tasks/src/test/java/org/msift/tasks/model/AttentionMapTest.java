package org.msift.tasks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphSettings;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.data.generator.LookAlike;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weights that are told are those with which the network mixes its values. */
class AttentionMapTest {

  private static final ArrayDataSet DATA = new LookAlike(Task.IMAGE, 16, 1, 0, 1).draw();
  private static final NetworkSettings NETWORK =
      NetworkSettings.preset("tiny", Task.IMAGE, DATA.sourceShapes(), 4);
  private static final int HEADS = 2;
  private static final int DIMENSION = 16;

  @Test
  void weightedValuesAreWhatTheHeadsGive() {
    ComputationGraph graph = NETWORK.network().inferenceGraph(GraphSettings.of(5));
    try (GraphInference inference = new GraphInference(graph)) {
      List<AttentionMap> maps =
          new AttentionReader(NETWORK, graph, inference).read(DATA.sample(0).sources(), 7, 12);
      assertThat(maps).hasSize(2 * 4 * (HEADS + 1));
      for (AttentionMap map : maps) {
        if (map.head() > 0) {
          requireMixed(inference, map);
        }
      }
    }
  }

  private static void requireMixed(GraphInference inference, AttentionMap map) {
    String path = "transformer." + map.source() + "." + map.layer() + ".";
    boolean self = map.attended().equals(map.source());
    String keys = path + (self ? "queryKeyValue" : "keyValue");
    Map<String, INDArray> seen =
        inference.activations(Set.of(keys, path + "heads"), images(DATA.sample(0)));
    INDArray values = seen.get(keys);
    int token = 1 + map.queryRow() * map.columns() + map.queryColumn();
    int from = (map.head() - 1) * DIMENSION;
    int valueFrom = (int) values.size(2) - HEADS * DIMENSION + from;
    for (int d = 0; d < DIMENSION; d++) {
      double mixed = map.classWeight() * values.getDouble(0, 0, valueFrom + d);
      for (int k = 0; k < map.weights().length; k++) {
        mixed += map.weights()[k] * values.getDouble(0, k + 1, valueFrom + d);
      }
      assertThat(mixed)
          .as("%s", path)
          .isCloseTo(seen.get(path + "heads").getDouble(0, token, from + d), within(1e-4));
    }
  }

  private static INDArray[] images(Sample sample) {
    INDArray[] images = new INDArray[sample.sources().length];
    for (int s = 0; s < images.length; s++) {
      SourceShape shape = DATA.sourceShapes().get(s);
      long[] size = {1, shape.height(), shape.width(), shape.bands()};
      images[s] = Nd4j.create(sample.sources()[s], size, 'c');
    }
    return images;
  }

  @Test
  void theMeanIsThatOfTheHeadsAndAllWeightsAddUpToOne() {
    try (TaskPredictor predictor = TaskPredictor.untrained(NETWORK, 1)) {
      List<AttentionMap> maps = predictor.attention(DATA, 0, 3, 3);
      for (int i = 0; i < maps.size(); i += HEADS + 1) {
        AttentionMap mean = maps.get(i);
        assertThat(mean.head()).isZero();
        float sum = mean.classWeight();
        for (int k = 0; k < mean.weights().length; k++) {
          float expected = (maps.get(i + 1).weights()[k] + maps.get(i + 2).weights()[k]) / HEADS;
          assertThat(mean.weights()[k]).isCloseTo(expected, within(1e-6f));
          sum += mean.weights()[k];
        }
        assertThat(sum).isCloseTo(1, within(1e-4f));
      }
      assertThatThrownBy(() -> predictor.attention(DATA, 0, 16, 0))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("outside the image of 16 x 16");
    }
  }

  @Test
  void aNetworkWithoutAttentionSaysSo() {
    NetworkSettings sum = NETWORK.with("fusion", "add");
    try (TaskPredictor predictor = TaskPredictor.untrained(sum, 1)) {
      assertThatThrownBy(() -> predictor.attention(DATA, 0, 0, 0))
          .hasMessageContainingAll("no attention", "ADD");
    }
  }

  @Test
  void tokensLieAsTheImageDoes() {
    SourceShape wide = new SourceShape("a", 50, 100, 3);
    assertThat(TokenGrid.of(13 * 25, false, false, wide)).isEqualTo(new TokenGrid(13, 25, 0));
    assertThat(TokenGrid.of(1 + 12 * 25, true, false, wide)).isEqualTo(new TokenGrid(12, 25, 1));
    TokenGrid grid = TokenGrid.of(1 + 5 * 10, true, false, wide);
    assertThat(grid.token(false, wide, 49, 99)).isEqualTo(49);
    assertThat(grid.token(false, wide, 10, 0)).isEqualTo(10);
    SourceShape pixel = new SourceShape("a", 1, 1, 144);
    TokenGrid groups = TokenGrid.of(22, true, true, pixel);
    assertThat(groups).isEqualTo(new TokenGrid(1, 21, 1));
    assertThat(groups.token(true, pixel, 0, 20)).isEqualTo(20);
    assertThatThrownBy(() -> groups.token(true, pixel, 0, 21)).hasMessageContaining("21 x 1");
  }
}
