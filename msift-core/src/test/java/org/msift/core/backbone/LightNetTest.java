package org.msift.core.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.SharedFiles;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.MeanSquareLoss;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** LightNet and the feature pyramid, also against the official layers in double precision. */
class LightNetTest {

  private static final GraphSettings SETTINGS =
      GraphSettings.of(1).with(DataType.DOUBLE).with(new Sgd(0.01));
  private static final int PYRAMID = 24;
  private static final int CLASSES = 15;

  @ParameterizedTest
  @CsvSource({"144, 73744", "21, 56032"})
  void hasTheOfficialNumberOfParameters(int bands, long count) {
    ComputationGraph graph = Backbones.maps(new LightNet(bands), SETTINGS);
    assertThat(GraphParameters.trainable(graph)).isEqualTo(count);
  }

  @Test
  void tapsAreThoseOfTheOfficialNetwork() {
    StateDict numbers = golden("io");
    LightNet network = new LightNet(144);
    ComputationGraph graph = Backbones.maps(network, SETTINGS);
    ParameterMap map = Backbones.map(network, "backbone_A.");
    GraphParameters.load(graph, map.toOurs(part(golden("weights"), "backbone_A.")));
    INDArray[] taps = graph.output(false, Backbones.images(numbers, "input_A"));
    for (int i = 0; i < 4; i++) {
      String name = "eval.tap_A." + i;
      Backbones.requireClose(name, taps[i], Backbones.images(numbers, name), 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({"A, 144", "B, 21"})
  void thePyramidGivesTheOfficialLogitsOfASource(String source, int bands) {
    StateDict numbers = golden("io");
    ComputationGraph graph = pyramid(source, bands, false);
    for (boolean training : new boolean[] {false, true}) {
      INDArray level = graph.output(training, Backbones.images(numbers, "input_" + source))[0];
      assertThat(level.shape()).containsExactly(5, 7, 7, PYRAMID);
      double[] expected =
          numbers.get((training ? "train" : "eval") + ".logits.source_" + source).toDoubles();
      for (int n = 0; n < 5; n++) {
        double[] logits = logits(level, n, source);
        for (int k = 0; k < CLASSES; k++) {
          assertThat(logits[k]).isCloseTo(expected[n * CLASSES + k], within(1e-10));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"A, 144", "B, 21"})
  void aStepMovesTheRunningStatisticsAsTheOfficialNetworkDoes(String source, int bands) {
    StateDict numbers = golden("io");
    ComputationGraph graph = pyramid(source, bands, true);
    INDArray[] target = {Nd4j.zeros(DataType.DOUBLE, 5, 7, 7, PYRAMID)};
    INDArray image = Backbones.images(numbers, "input_" + source);
    graph.fit(new MultiDataSet(new INDArray[] {image}, target));
    int[] indices = {1, 4, 8, 11, 15, 18};
    for (int i = 0; i < indices.length; i++) {
      String official =
          "running_after.backbone_" + source + ".features." + indices[i] + ".running_";
      String ours = "net.norm" + (i + 1) + "_";
      requireVector(graph.getParam(ours + "mean"), numbers, official + "mean");
      requireVector(graph.getParam(ours + "variance"), numbers, official + "var");
    }
  }

  private static void requireVector(INDArray actual, StateDict numbers, String name) {
    Backbones.requireClose(
        name, actual, Nd4j.createFromArray(numbers.get(name).toDoubles()), 1e-11);
  }

  private static ComputationGraph pyramid(String source, int bands, boolean training) {
    LightNet network = new LightNet(bands);
    Fpn fpn = new Fpn(network.channels(), PYRAMID);
    var builder = SETTINGS.builder();
    Scope scope = Scope.root(builder, SETTINGS.decay());
    Node level = fpn.apply(scope.at("fpn"), network.apply(scope.at("net"), scope.input("image")));
    scope.output(training ? scope.loss("loss", new MeanSquareLoss(1), level) : level);
    ComputationGraph graph = Backbones.initialised(builder);

    StateDict weights = golden("weights");
    ParameterMap.Builder map = ParameterMap.builder();
    String backbone = "backbone_" + source + ".";
    String neck = "neck.FPN_neck_" + source + ".";
    network.addParameters(map, backbone, "net");
    fpn.addParameters(map, neck, "fpn");
    GraphParameters.load(graph, map.build().toOurs(part(weights, backbone, neck)));
    return graph;
  }

  /** Mean over the pixels and the two linear layers of a source's class token. */
  private static double[] logits(INDArray level, int n, String source) {
    double[] mean = new double[PYRAMID];
    for (int h = 0; h < 7; h++) {
      for (int w = 0; w < 7; w++) {
        for (int c = 0; c < PYRAMID; c++) {
          mean[c] += level.getDouble(n, h, w, c) / 49;
        }
      }
    }
    return linear("neck.tl_head_" + source, linear("neck.cls_head_" + source + ".0", mean));
  }

  private static double[] linear(String name, double... input) {
    StateDict weights = golden("weights");
    double[] weight = weights.get(name + ".weight").toDoubles();
    double[] output = weights.get(name + ".bias").toDoubles();
    for (int o = 0; o < output.length; o++) {
      for (int i = 0; i < input.length; i++) {
        output[o] += weight[o * input.length + i] * input[i];
      }
    }
    return output;
  }

  private static StateDict golden(String name) {
    return Safetensors.read(SharedFiles.require("golden/msift/pixelwise_" + name + ".safetensors"));
  }

  private static StateDict part(StateDict dict, String... prefixes) {
    StateDict.Builder part = StateDict.builder();
    for (String name : dict.names()) {
      if (List.of(prefixes).stream().anyMatch(name::startsWith)) {
        part.put(name, dict.get(name));
      }
    }
    return part.build();
  }

  @Test
  void refusesWhatIsNotPossible() {
    assertThatThrownBy(() -> new LightNet(0)).hasMessageContaining("1 or more");
    assertThatThrownBy(() -> new Fpn(List.of(), 4)).hasMessageContaining("one channel");
    var builder = SETTINGS.builder();
    Scope scope = Scope.root(builder, SETTINGS.decay());
    List<Node> one = List.of(scope.input("image"));
    assertThatThrownBy(() -> new Fpn(List.of(2, 3), 4).apply(scope, one))
        .hasMessageContaining("expected 2 feature maps, but got 1");
  }
}
