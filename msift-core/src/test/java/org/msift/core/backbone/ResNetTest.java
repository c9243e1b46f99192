package org.msift.core.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.MeanSquareLoss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class ResNetTest {

  private static final GraphSettings SETTINGS =
      GraphSettings.of(1).with(DataType.DOUBLE).with(new Sgd(0.01));

  /** A tiny network of the dilated variant, as the golden numbers have it. */
  private static final ResNet TINY =
      new ResNet(4, ResNetVariant.V1C_DILATED, 2, List.of(1, 1, 2, 2), -1);

  /** Weights, input, feature maps and gradients of PyTorch 1.13 in double precision. */
  private static StateDict golden() {
    try {
      return Safetensors.read(
          Path.of(
              Objects.requireNonNull(ResNetTest.class.getResource("dilated_resnet.safetensors"))
                  .toURI()));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static void load(ComputationGraph graph, Backbone backbone, StateDict golden) {
    StateDict.Builder weights = StateDict.builder();
    for (String name : golden.names()) {
      if (name.startsWith("stem.") || name.startsWith("layer")) {
        weights.put(name, golden.get(name));
      }
    }
    GraphParameters.load(graph, Backbones.map(backbone, "").toOurs(weights.build()));
  }

  @Test
  void mapsAreThoseOfPyTorchInInferenceAndTraining() {
    StateDict golden = golden();
    ComputationGraph graph = Backbones.maps(TINY, SETTINGS);
    load(graph, TINY, golden);
    INDArray image = Backbones.images(golden, "input");
    for (boolean training : new boolean[] {false, true}) {
      INDArray[] maps = graph.output(training, image);
      for (int i = 0; i < 4; i++) {
        String name = (training ? "train." : "eval.") + i;
        Backbones.requireClose(name, maps[i], Backbones.images(golden, name), 1e-10);
      }
    }
  }

  @Test
  void gradientsAndRunningStatisticsAreThoseOfPyTorch() {
    StateDict golden = golden();
    ComputationGraph graph = Backbones.training(TINY, SETTINGS, new MeanSquareLoss(1));
    load(graph, TINY, golden);
    INDArray image = Backbones.images(golden, "input");
    INDArray[] target = {Nd4j.zeros(DataType.DOUBLE, 2, 5, 4, 64)};
    graph.setInputs(image);
    graph.setLabels(target);
    graph.computeGradientAndScore();
    requireGradient(graph, golden, "stem.0.weight", "stem.conv1");
    requireGradient(graph, golden, "layer2.0.conv2.weight", "stage2.block1.conv2");
    requireGradient(graph, golden, "layer3.0.downsample.0.weight", "stage3.block1.projection");
    requireGradient(graph, golden, "layer4.1.conv2.weight", "stage4.block2.conv2");

    graph.fit(new MultiDataSet(new INDArray[] {image}, target));
    for (String[] pair : new String[][] {{"mean", "mean"}, {"var", "variance"}}) {
      Backbones.requireClose(
          pair[0],
          graph.getParam("net.stage4.block2.norm2_" + pair[1]),
          Nd4j.createFromArray(golden.get("after.layer4.1.bn2.running_" + pair[0]).toDoubles()),
          1e-10);
    }
  }

  private static void requireGradient(
      ComputationGraph graph, StateDict golden, String official, String ours) {
    Tensor tensor = golden.get("grad." + official);
    INDArray expected =
        Nd4j.createFromArray(tensor.toDoubles())
            .reshape(tensor.shape())
            .permute(2, 3, 1, 0)
            .dup('c');
    INDArray actual = graph.gradient().getGradientFor("net." + ours + "_W");
    Backbones.requireClose("gradient of " + ours, actual.dup('c'), expected, 1e-8);
  }

  @ParameterizedTest
  @CsvSource({"3, 23508032", "4, 23511168"})
  void fiftyHasTorchvisionsNumberOfParameters(int bands, long count) {
    ComputationGraph graph = Backbones.maps(ResNet.fifty(bands), GraphSettings.of(1));
    assertThat(GraphParameters.trainable(graph)).isEqualTo(count);
    assertThat(graph.numParams()).isEqualTo(count + 2 * 26_560);
  }

  @Test
  void mapsHaveAQuarterToAThirtySecondOfTheSizeAndDilatedOnesAnEighth() {
    ResNet small = new ResNet(3, ResNetVariant.V1, 4, List.of(1, 1, 1, 1), -1);
    INDArray image = Nd4j.rand(DataType.DOUBLE, 1, 64, 96, 3);
    assertThat(Backbones.shapes(Backbones.maps(small, SETTINGS).output(image)))
        .containsExactly(
            new long[] {1, 16, 24, 16},
            new long[] {1, 8, 12, 32},
            new long[] {1, 4, 6, 64},
            new long[] {1, 2, 3, 128});
    ResNet dilated = new ResNet(3, ResNetVariant.V1C_DILATED, 4, List.of(1, 1, 1, 1), -1);
    assertThat(Backbones.shapes(Backbones.maps(dilated, SETTINGS).output(image)))
        .containsExactly(
            new long[] {1, 16, 24, 16},
            new long[] {1, 8, 12, 32},
            new long[] {1, 8, 12, 64},
            new long[] {1, 8, 12, 128});
  }

  @Test
  void frozenStagesKeepParametersAndStatisticsAndUseThemInTraining() {
    StateDict golden = golden();
    ResNet frozen = TINY.withFrozenStages(1);
    ComputationGraph graph = Backbones.training(frozen, SETTINGS, new MeanSquareLoss(1));
    load(graph, frozen, golden);
    INDArray before = graph.params().dup();
    INDArray image = Backbones.images(golden, "input");
    graph.fit(
        new MultiDataSet(
            new INDArray[] {image}, new INDArray[] {Nd4j.zeros(DataType.DOUBLE, 2, 5, 4, 64)}));
    assertThat(graph.params()).isNotEqualTo(before);
    ComputationGraph untouched = Backbones.training(frozen, SETTINGS, new MeanSquareLoss(1));
    untouched.setParams(before);
    graph
        .paramTable()
        .forEach(
            (name, values) -> {
              boolean kept = name.startsWith("net.stem") || name.startsWith("net.stage1");
              assertThat(values.equals(untouched.getParam(name))).as(name).isEqualTo(kept);
            });

    ComputationGraph maps = Backbones.maps(frozen, SETTINGS);
    load(maps, frozen, golden);
    Backbones.requireClose(
        "first stage in training",
        maps.output(true, image)[0],
        Backbones.images(golden, "eval.0"),
        1e-10);
  }

  @Test
  void aStateDictWithBuffersAndDeadKeysLoadsStrictly() {
    ResNet network = ResNet.fifty(3);
    ParameterMap map = Backbones.map(network, "");
    assertThat(map.names(Role.TRAINABLE)).hasSize(53 + 2 * 53);
    assertThat(map.names(Role.BUFFER)).hasSize(2 * 53);
    assertThat(map.names(Role.DEAD)).hasSize(53 + 2);
    StateDict official = generated(map, "");
    assertThat(official.names())
        .contains("conv1.weight", "layer4.2.bn3.num_batches_tracked", "fc.weight");
    ComputationGraph graph = Backbones.maps(network, GraphSettings.of(1));
    GraphParameters.load(graph, map.toOurs(official));
    assertThat(graph.getParam("net.stage4.block3.norm3_variance").getFloat(0)).isEqualTo(0.5f);

    StateDict lacking = generated(map, "layer1.0.bn1.running_mean");
    assertThatThrownBy(() -> map.toOurs(lacking))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("layer1.0.bn1.running_mean");
  }

  private static StateDict generated(ParameterMap map, String without) {
    StateDict.Builder dict = StateDict.builder();
    for (var entry : map.entries()) {
      if (!entry.officialName().equals(without)) {
        long[] shape = entry.officialShape().stream().mapToLong(Long::longValue).toArray();
        int length = 1;
        for (long size : shape) {
          length = Math.toIntExact(length * size);
        }
        float[] values = new float[length];
        Arrays.fill(values, 0.5f);
        dict.put(entry.officialName(), Tensor.ofFloats(values, shape));
      }
    }
    return dict.build();
  }

  @Test
  void refusesWhatIsNotPossible() {
    assertThatThrownBy(() -> ResNet.fifty(0)).hasMessageContaining("bands >= 1");
    assertThatThrownBy(() -> ResNet.fifty(3).withFrozenStages(5)).hasMessageContaining("[-1, 4]");
    assertThatThrownBy(() -> new ResNet(3, ResNetVariant.V1, 4, List.of(1, 1), -1))
        .hasMessageContaining("four stages");
  }
}
