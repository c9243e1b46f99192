package org.msift.tasks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.msift.core.backbone.ResNet;
import org.msift.core.checkpoint.ParameterEntry;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.PooledGraph;
import org.msift.core.operator.CrossEntropy;
import org.msift.core.transformer.DropoutRate;
import org.msift.core.transformer.FusionTransformer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

class SegmentationNetworkTest {

  private static Stream<Arguments> networks() {
    SegmentationHead pyramid = TinySegmentation.pyramid();
    FusionTransformer transformer = TinySegmentation.transformer();
    return Stream.of(
        Arguments.of(2, TinySegmentation.module(transformer, true), pyramid, 3),
        Arguments.of(3, TinySegmentation.module(transformer, true), pyramid, 3),
        Arguments.of(
            2, TinySegmentation.module(transformer, true), TinySegmentation.dualAttention(), 9),
        Arguments.of(2, TinySegmentation.module(transformer, false), pyramid, 1),
        Arguments.of(2, TinySegmentation.module(transformer.withoutEncoder(), true), pyramid, 2),
        Arguments.of(2, TinySegmentation.module(transformer.withoutDecoder(), true), pyramid, 2),
        Arguments.of(2, TinySegmentation.module(transformer.withoutDecoder(), false), pyramid, 1),
        Arguments.of(1, new SingleMap(), TinySegmentation.dualAttention(), 3),
        Arguments.of(3, new MapSum(), pyramid, 1),
        Arguments.of(2, new MapConcatenation(TinySegmentation.CHANNELS, 2), pyramid, 1));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void whatIsTrainedPredictsUnderOfficialNamesToo(
      int sources, MapFusion fusion, SegmentationHead head, int losses) {
    SegmentationNetwork network = TinySegmentation.network(sources, fusion, head);
    PooledGraph training = TinySegmentation.training(network, TinySegmentation.settings());
    assertThat(training.getNumOutputArrays()).isEqualTo(losses);
    MultiDataSet data = TinySegmentation.data(training, 2);
    training.fit(data);
    assertThat(training.score()).isFinite().isGreaterThan(0.5 * losses);

    ParameterMap map = parameterMap(network);
    List<String> names = new ArrayList<>(map.names(Role.TRAINABLE));
    names.addAll(map.names(Role.BUFFER));
    assertThat(names).containsExactlyInAnyOrderElementsOf(training.paramTable().keySet());
    StateDict.Builder trained = StateDict.builder();
    GraphParameters.read(training, names, trained);
    PooledGraph inference = TinySegmentation.inference(network, TinySegmentation.settings());
    GraphParameters.load(inference, map.toOurs(map.toOfficial(trained.build())));
    assertThat(names).containsAll(inference.paramTable().keySet());
    requirePrediction(inference, data.getFeatures());
  }

  private static ParameterMap parameterMap(SegmentationNetwork network) {
    ParameterMap.Builder map = ParameterMap.builder();
    network.addParameters(map);
    return map.build();
  }

  private static void requirePrediction(ComputationGraph graph, INDArray... images) {
    INDArray logits = graph.output(images)[0];
    assertThat(logits.shape())
        .containsExactly(
            2, TinySegmentation.HEIGHT, TinySegmentation.WIDTH, TinySegmentation.CLASSES);
    try (GraphInference inference = new GraphInference(graph)) {
      TinySegmentation.requireClose("pooled", inference.output(images), logits, 1e-12);
    }
  }

  @Test
  void hasTheOfficialNumbersOfParameters() {
    FusionModule module =
        new FusionModule(
            FusionTransformer.of(256, 4, 4, 64, 1024),
            2,
            MapSize.of(ResNet.fiftyDilated(4), 896, 896),
            true);
    ParameterMap.Builder fusion = ParameterMap.builder();
    module.addParameters(fusion, "fusion.", "fusion", List.of("sar", "optical"));
    assertThat(trainable(fusion.build())).isEqualTo(23_933_440);
    ParameterMap.Builder head = ParameterMap.builder();
    new PyramidPoolingHead(2048, 512, 2, DropoutRate.NONE).addParameters(head, "head.", "head");
    assertThat(trainable(head.build())).isEqualTo(23_074_818);
  }

  private static long trainable(ParameterMap map) {
    long count = 0;
    for (ParameterEntry entry : map.entries()) {
      if (entry.role() == Role.TRAINABLE) {
        count += entry.shape().stream().reduce(1L, (a, b) -> a * b);
      }
    }
    return count;
  }

  @Test
  void dropoutIsForTrainingOnly() {
    FusionTransformer transformer = TinySegmentation.transformer().with(new DropoutRate(0.3, 5));
    SegmentationNetwork network =
        TinySegmentation.network(
            2,
            TinySegmentation.module(transformer, true),
            new DualAttentionHead(
                TinySegmentation.CHANNELS,
                5,
                2,
                TinySegmentation.CLASSES,
                new DropoutRate(0.3, 6)));
    PooledGraph training = TinySegmentation.training(network, TinySegmentation.settings());
    PooledGraph inference = TinySegmentation.inference(network, TinySegmentation.settings());
    assertThat(dropouts(training)).isEqualTo(3 + 2 * 8);
    assertThat(dropouts(inference)).isZero();
    assertThat(training.paramTable().keySet()).containsAll(inference.paramTable().keySet());
  }

  private static long dropouts(ComputationGraph graph) {
    return graph.getConfiguration().getVertices().keySet().stream()
        .filter(name -> name.toLowerCase(java.util.Locale.ROOT).contains("dropout"))
        .count();
  }

  @Test
  void theClassifierThatPredictsStartsSmall() {
    for (SegmentationHead head :
        List.of(TinySegmentation.pyramid(), TinySegmentation.dualAttention())) {
      SegmentationNetwork network = TinySegmentation.network(1, new SingleMap(), head);
      Map<String, INDArray> parameters =
          TinySegmentation.training(network, TinySegmentation.settings()).paramTable();
      String name = "head." + (head instanceof PyramidPoolingHead ? "classes" : "bothClasses");
      double[] weights = TinySegmentation.values(parameters.get(name + "_W"));
      assertThat(Arrays.stream(weights).map(Math::abs).max().orElseThrow()).isBetween(0.005, 0.05);
      assertThat(TinySegmentation.values(parameters.get(name + "_b"))).containsOnly(0);
    }
  }

  @Test
  void refusesPartsThatDoNotFit() {
    FusionModule module = TinySegmentation.module(TinySegmentation.transformer(), true);
    SegmentationHead head = TinySegmentation.pyramid();
    CrossEntropy loss = CrossEntropy.of();
    assertThatThrownBy(() -> MapSize.of(TinySegmentation.backbone(3), 0, 4))
        .hasMessageContaining("one pixel or more, but got 0x4");
    assertThatThrownBy(() -> new MapSize(1, 0, 1)).hasMessageContaining("1x0x1");
    assertThatThrownBy(() -> new FusionModule(module.transformer(), 4, module.size(), true))
        .hasMessageContainingAll("4x6x64", "patches of 4x4");
    assertThatThrownBy(() -> new MapConcatenation(3, 1)).hasMessageContaining("1 sources");
    assertThatThrownBy(() -> new PyramidPoolingHead(3, 4, 1, DropoutRate.NONE))
        .hasMessageContaining("classes 1");
    assertThatThrownBy(() -> new DualAttentionHead(3, 4, 0, 2, DropoutRate.NONE))
        .hasMessageContaining("keyChannels");
    assertThatThrownBy(
            () ->
                new DensePrediction(
                    module, new PyramidPoolingHead(3, 4, 2, DropoutRate.NONE), loss))
        .hasMessageContaining("maps of 3 channels");
    DensePrediction prediction = new DensePrediction(module, head, loss);
    assertThatThrownBy(() -> new SegmentationNetwork(List.of(), prediction))
        .hasMessageContaining("one or more sources");
    List<SourceBackbone> wide = List.of(new SourceBackbone("a", ResNet.fiftyDilated(3)));
    assertThatThrownBy(() -> new SegmentationNetwork(wide, prediction))
        .hasMessageContainingAll("source a", "2048 channels", "takes 64");
    assertThatThrownBy(
            () ->
                TinySegmentation.training(
                    TinySegmentation.network(1, module, head), TinySegmentation.settings()))
        .hasMessageContaining("two or more sources");
    assertThatThrownBy(
            () ->
                TinySegmentation.training(
                    TinySegmentation.network(2, new SingleMap(), head),
                    TinySegmentation.settings()))
        .hasMessageContainingAll("takes one source", "optical", "near_infrared");
  }
}
