package org.msift.tasks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.core.graph.PooledGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** The whole network with its backbones: central differences, and numbers that must not move. */
class SegmentationGradientTest {

  private static final double STEP = 1e-5;
  private static final int EVERY = 17;

  private static PooledGraph graph(String kind) {
    SegmentationNetwork network =
        TinySegmentation.network(
            kind.equals("single") ? 1 : 2,
            fusion(kind),
            kind.equals("da") ? TinySegmentation.dualAttention() : TinySegmentation.pyramid());
    PooledGraph graph = TinySegmentation.training(network, TinySegmentation.settings());
    graph
        .paramTable()
        .forEach(
            (name, values) -> {
              if (name.endsWith("scale_gamma")) {
                values.assign(0.3);
              } else if (name.contains("lasses_W")) {
                values.muli(10);
              }
            });
    return graph;
  }

  private static MapFusion fusion(String kind) {
    return switch (kind) {
      case "single" -> new SingleMap();
      case "add" -> new MapSum();
      case "concatenate" -> new MapConcatenation(TinySegmentation.CHANNELS, 2);
      default -> TinySegmentation.module(TinySegmentation.transformer(), true);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"psp", "da", "single", "add", "concatenate"})
  void gradientsAreThoseOfDifferences(String kind) {
    PooledGraph graph = graph(kind);
    MultiDataSet data = TinySegmentation.data(graph, 2);
    TinySegmentation.differentiate(graph, data);
    Map<String, double[]> gradients = new HashMap<>();
    graph
        .gradient()
        .gradientForVariable()
        .forEach((name, values) -> gradients.put(name, TinySegmentation.values(values)));
    int number = 0;
    for (Map.Entry<String, INDArray> parameter : graph.paramTable().entrySet()) {
      String name = parameter.getKey();
      boolean statistic = name.endsWith("_mean") || name.endsWith("_variance");
      if (!statistic && number++ % EVERY == 0) {
        requireDifference(graph, data, parameter.getValue(), name, gradients.get(name));
      }
    }
    assertThat(number).isGreaterThan(50);
  }

  /** The element with the largest gradient: others may be smaller than the rounding of the loss. */
  private static void requireDifference(
      PooledGraph graph, MultiDataSet data, INDArray values, String name, double... gradient) {
    int element = 0;
    for (int i = 0; i < gradient.length; i++) {
      element = Math.abs(gradient[i]) > Math.abs(gradient[element]) ? i : element;
    }
    INDArray flat = values.reshape(values.ordering(), new long[] {values.length()});
    assertThat(values.ordering()).as(name).isEqualTo('c');
    double start = flat.getDouble(element);
    flat.putScalar(element, start + STEP);
    TinySegmentation.differentiate(graph, data);
    double above = graph.score();
    flat.putScalar(element, start - STEP);
    TinySegmentation.differentiate(graph, data);
    double below = graph.score();
    flat.putScalar(element, start);
    assertThat((above - below) / (2 * STEP))
        .as(name + " " + element)
        .isCloseTo(gradient[element], within(1e-7 + 2e-4 * Math.abs(gradient[element])));
  }

  @ParameterizedTest
  @ValueSource(strings = {"psp", "da"})
  void lossAndGradientsAreWhatTheyWereWhenTheyAgreedWithTheOfficialNetwork(String head)
      throws IOException {
    Properties golden = new Properties();
    try (InputStream file = getClass().getResourceAsStream("segmentation.properties")) {
      golden.load(file);
    }
    PooledGraph graph = graph(head);
    TinySegmentation.differentiate(graph, TinySegmentation.data(graph, 2));
    requireGolden(golden, head + ".loss", graph.score());
    Map<String, INDArray> gradients = graph.gradient().gradientForVariable();
    for (String part : new String[] {"backbone", "fusion", "head"}) {
      double sum = 0;
      for (Map.Entry<String, INDArray> gradient : gradients.entrySet()) {
        if (gradient.getKey().startsWith(part)) {
          for (double value : TinySegmentation.values(gradient.getValue())) {
            sum += Math.abs(value);
          }
        }
      }
      requireGolden(golden, head + "." + part, sum);
    }
  }

  private static void requireGolden(Properties golden, String name, double actual) {
    double expected = Double.parseDouble(golden.getProperty(name));
    assertThat(actual).as(name).isCloseTo(expected, within(1e-8 * expected));
  }
}
