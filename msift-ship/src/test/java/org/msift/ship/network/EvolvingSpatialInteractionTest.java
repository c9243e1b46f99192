package org.msift.ship.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The block against its formulas, written as loops. */
class EvolvingSpatialInteractionTest {

  private static final int FEATURES = 3;
  private static final long[] SHAPE = {1, 4, 5, FEATURES};

  private ComputationGraph graph;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void theBlockIsItsFormulas(int order) {
    graph =
        BlockGraph.of(
            (scope, sources) ->
                new EvolvingSpatialInteraction(FEATURES, order).apply(scope, sources));
    Random random = new Random(order);
    graph.paramTable().values().forEach(parameter -> fill(parameter, random));
    INDArray visible = fill(Nd4j.create(DataType.DOUBLE, SHAPE), random);
    INDArray infrared = fill(Nd4j.create(DataType.DOUBLE, SHAPE), random);
    INDArray[] actual = graph.output(visible, infrared);
    PlainFeatures[] expected =
        formulas(order, PlainFeatures.of(visible), PlainFeatures.of(infrared));
    requireClose(actual[0], expected[0]);
    requireClose(actual[1], expected[1]);
  }

  private static INDArray fill(INDArray array, Random random) {
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  private PlainFeatures[] formulas(int order, PlainFeatures v, PlainFeatures r) {
    PlainFeatures attention = normalized(v.circular(r), 1);
    PlainFeatures infrared = r;
    PlainFeatures fused = attention.times(infrared);
    PlainFeatures previous = attention;
    PlainFeatures all = fused;
    for (int n = 2; n <= order; n++) {
      PlainFeatures t = twice(fused.plus(v), "fused" + n);
      PlainFeatures evolving = convolved(previous.beside(t), "attention" + n + ".evolving");
      t = normalized(t.plus(evolving.rectified()), n);
      infrared = twice(infrared, "infrared" + n);
      fused = t.times(infrared);
      previous = fused;
      all = all.beside(fused);
    }
    return new PlainFeatures[] {convolved(all, "integration").plus(v), infrared};
  }

  private PlainFeatures twice(PlainFeatures features, String place) {
    return convolved(convolved(features, place + ".conv1").rectified(), place + ".conv2");
  }

  private PlainFeatures convolved(PlainFeatures features, String place) {
    return features.convolved(graph.getParam(place + "_W"), graph.getParam(place + "_b"));
  }

  private PlainFeatures normalized(PlainFeatures features, int n) {
    String place = "norm" + n;
    return features.normalized(graph.getParam(place + "_scale"), graph.getParam(place + "_shift"));
  }

  private static void requireClose(INDArray actual, PlainFeatures expected) {
    double largest = Math.max(1, actual.amaxNumber().doubleValue());
    assertThat(actual.ravel().toDoubleVector())
        .containsExactly(expected.array().ravel().toDoubleVector(), within(1e-12 * largest));
  }
}
