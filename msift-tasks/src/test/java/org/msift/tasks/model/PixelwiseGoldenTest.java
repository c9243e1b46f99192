package org.msift.tasks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.msift.core.SharedFiles;
import org.msift.core.checkpoint.ParameterEntry;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.Task;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** The whole pixel-wise network against the official layers in double precision. */
class PixelwiseGoldenTest {

  private static final double RELATIVE = 1e-6;
  private static final double FLOOR = 1e-12;
  private static final List<String> LOGITS = List.of("source_A", "source_B", "encoder", "decoder");
  private static final GraphSettings DOUBLES =
      GraphSettings.of(1).with(DataType.DOUBLE).with(new Sgd(1e-3));

  private static StateDict io;
  private static ParameterMap map;
  private static StateDict weights;
  private static TaskNetwork network;

  @BeforeAll
  static void read() {
    io = golden("io");
    network = settings().network();
    map = network.officialNames();
    weights = map.toOurs(golden("weights"));
  }

  private static StateDict golden(String part) {
    return Safetensors.read(SharedFiles.require("golden/msift/pixelwise_" + part + ".safetensors"));
  }

  private static NetworkSettings settings() {
    List<SourceShape> sources =
        List.of(new SourceShape("hyperspectral", 7, 7, 144), new SourceShape("lidar", 7, 7, 21));
    return NetworkSettings.preset("msift.houston2013", Task.PIXEL, sources, 15)
        .with("pyramid", "24")
        .with("positions", "0")
        .with("features", "32")
        .with("depth", "2")
        .with("heads", "2")
        .with("headDimension", "8")
        .with("mlp", "48")
        .with("dropout", "0");
  }

  private static ComputationGraph loaded(ComputationGraph graph) {
    GraphParameters.load(graph, weights);
    return graph;
  }

  private static MultiDataSet step() {
    INDArray labels = Nd4j.createFromArray(io.get("labels").toDoubles()).reshape('c', 5, 1);
    INDArray[] same = new INDArray[LOGITS.size()];
    Arrays.fill(same, labels);
    return new MultiDataSet(images(), same);
  }

  private static INDArray[] images() {
    return new INDArray[] {image("input_A"), image("input_B")};
  }

  private static INDArray image(String name) {
    Tensor tensor = io.get(name);
    return Nd4j.createFromArray(tensor.toDoubles())
        .reshape(tensor.shape())
        .permute(0, 2, 3, 1)
        .dup('c');
  }

  @Test
  void logitsOfEvaluationAreThoseOfTheOfficialNetwork() {
    ComputationGraph graph = loaded(network.trainingGraph(DOUBLES));
    INDArray[] logits = graph.output(false, images());
    for (int i = 0; i < LOGITS.size(); i++) {
      requireClose("eval.logits." + LOGITS.get(i), logits[i]);
    }
  }

  @Test
  void thePredictingGraphGivesTheDecodersLogits() {
    ComputationGraph graph = loaded(network.inferenceGraph(DOUBLES));
    try (GraphInference inference = new GraphInference(graph)) {
      requireClose("eval.logits.decoder", inference.output(images()));
    }
  }

  @Test
  void lossAndGradientsOfTrainingAreThoseOfTheOfficialNetwork() {
    ComputationGraph graph = loaded(network.trainingGraph(DOUBLES));
    MultiDataSet step = step();
    graph.setInputs(step.getFeatures());
    graph.setLabels(step.getLabels());
    graph.computeGradientAndScore();
    assertThat(graph.score()).isCloseTo(io.get("train.loss").toDoubles()[0], within(1e-10));
    StateDict expected = golden("gradients");
    StateDict actual = map.toOfficial(gradients(graph));
    List<String> compared = new ArrayList<>();
    for (String name : officialNames(Role.TRAINABLE)) {
      compare(name, actual.get(name).toDoubles(), expected.get(name).toDoubles());
      compared.add(name);
    }
    assertThat(compared).containsExactlyInAnyOrderElementsOf(expected.names());
  }

  private static List<String> officialNames(Role role) {
    return map.entries().stream()
        .filter(entry -> entry.role() == role)
        .map(ParameterEntry::officialName)
        .toList();
  }

  private static StateDict gradients(ComputationGraph graph) {
    StateDict.Builder gradients = StateDict.builder();
    for (ParameterEntry entry : map.entries()) {
      if (entry.role() == Role.TRAINABLE) {
        gradients.put(
            entry.name(), GraphParameters.tensor(graph.gradient().getGradientFor(entry.name())));
      } else if (entry.role() == Role.BUFFER) {
        gradients.put(entry.name(), weights.get(entry.name()));
      }
    }
    return gradients.build();
  }

  @Test
  void aStepMovesTheRunningStatisticsAsTheOfficialNetworkDoes() {
    ComputationGraph graph = loaded(network.trainingGraph(DOUBLES));
    graph.fit(step());
    StateDict.Builder after = StateDict.builder();
    GraphParameters.read(graph, graph.paramTable().keySet(), after);
    StateDict official = map.toOfficial(after.build());
    int compared = 0;
    for (String name : officialNames(Role.BUFFER)) {
      double[] expected = io.get("running_after." + name).toDoubles();
      compare(name, official.get(name).toDoubles(), expected);
      compared++;
    }
    assertThat(compared).isEqualTo(24);
  }

  private static void requireClose(String name, INDArray actual) {
    assertThat(actual.shape()).containsExactly(5, 15);
    compare(name, GraphParameters.tensor(actual).toDoubles(), io.get(name).toDoubles());
  }

  private static void compare(String name, double[] actual, double... expected) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertThat(actual)
        .as(name)
        .containsExactly(expected, within(Math.max(FLOOR, RELATIVE * largest)));
  }
}
