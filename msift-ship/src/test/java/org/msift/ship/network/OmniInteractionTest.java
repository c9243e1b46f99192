package org.msift.ship.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.graph.GraphParameters;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Golden numbers of the block, computed apart from this library from its formulas. */
class OmniInteractionTest {

  private static final int CHANNELS = 4;
  private static final int SIZE = 8;

  private static INDArray visible;
  private static INDArray infrared;

  @BeforeAll
  static void run() {
    ComputationGraph graph =
        BlockGraph.of(
            (scope, sources) ->
                new OmniInteraction(CHANNELS)
                    .apply(scope.at("interaction1").at("omni"), sources, false));
    GraphParameters.load(graph, weights());
    INDArray[] outputs =
        graph.output(
            images((x, y, c) -> 0.1 * Math.sin(0.3 * x + 0.2 * y + c)),
            images((x, y, c) -> 0.1 * Math.cos(0.25 * x - 0.15 * y + 0.5 * c)));
    visible = outputs[0];
    infrared = outputs[1];
  }

  @Test
  void theFusedFeaturesAreGolden() {
    assertThat(visible.sumNumber().doubleValue()).isCloseTo(7.227371859, within(0.6e-9));
    assertThat(visible.getDouble(0, 0, 0, 0)).isCloseTo(0.0271097689, within(0.6e-10));
    assertThat(visible.getDouble(0, 7, 7, 3)).isCloseTo(0.0586721926, within(0.6e-10));
  }

  @Test
  void theNextInfraredFeaturesAreGolden() {
    assertThat(infrared.sumNumber().doubleValue()).isCloseTo(8.6148414967, within(0.6e-10));
  }

  /**
   * 0.05 · sin(0.7 · i + 0.3) at place i of every tensor of PyTorch, but normalisations at rest.
   */
  private static StateDict weights() {
    ParameterMap.Builder builder = ParameterMap.builder();
    ParameterNames names = new ParameterNames(builder, CHANNELS);
    new InteractionNames(names, 2).add("interaction1", InteractionKind.OMNI, false);
    ParameterMap map = builder.build();
    StateDict.Builder official = StateDict.builder();
    map.entries()
        .forEach(
            entry -> {
              String name = entry.officialName();
              long[] shape = entry.officialShape().stream().mapToLong(Long::longValue).toArray();
              double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
              boolean normalization = name.contains(".body.");
              double rest = name.endsWith("weight") ? 1 : 0;
              Arrays.setAll(values, i -> normalization ? rest : 0.05 * Math.sin(0.7 * i + 0.3));
              official.put(name, Tensor.ofDoubles(values, shape));
            });
    return map.toOurs(official.build());
  }

  private interface Pixel {
    double at(int x, int y, int c);
  }

  private static INDArray images(Pixel pixel) {
    INDArray images = Nd4j.create(DataType.DOUBLE, 1, SIZE, SIZE, CHANNELS);
    for (int i = 0; i < images.length(); i++) {
      int place = i / CHANNELS;
      images.putScalar(i, pixel.at(place % SIZE, place / SIZE, i % CHANNELS));
    }
    return images;
  }
}
