package org.msift.core.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.msift.core.SharedFiles;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.graph.WeightDecayPolicy;
import org.msift.core.operator.Linear;
import org.msift.core.operator.PositionTable;
import org.msift.core.operator.Sum;
import org.msift.core.operator.Unpatch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The fusion module of the official segmentation network, with its weights, in double. */
class FusionGoldenTest {

  private static final FusionTransformer TRANSFORMER = FusionTransformer.of(24, 2, 2, 8, 40);
  private static final int CHANNELS = 16;
  private static final int PATCH = 2;
  private static final int SIDE = 12;
  private static final int TOKENS = SIDE / PATCH * (SIDE / PATCH);
  private static final List<String> SOURCES = List.of("A", "B");
  private static final List<String> MAPS = List.of("embedding", "encoder", "decoder");

  @Test
  void mapsOfTheSegmentationNetworksAreGolden() throws IOException {
    for (String head : List.of("psp", "da")) {
      String name = "golden/msift/segment_" + head;
      StateDict weights = Safetensors.read(SharedFiles.require(name + "_weights.safetensors"));
      StateDict arrays = Safetensors.read(SharedFiles.require(name + "_io.safetensors"));
      ComputationGraph graph = graph();
      GraphParameters.load(graph, parameterMap().toOurs(fusion(weights)));
      Map<String, INDArray> activations =
          graph.feedForward(
              new INDArray[] {images(arrays.get("feature_A")), images(arrays.get("feature_B"))},
              false);
      for (int i = 0; i < MAPS.size(); i++) {
        INDArray map = activations.get("reorganization.slice" + (i + 1));
        requireClose(map, images(arrays.get("map." + MAPS.get(i))));
      }
    }
  }

  private static void requireClose(INDArray actual, INDArray expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double largest = expected.amaxNumber().doubleValue();
    double[] values = actual.dup('c').reshape(new long[] {actual.length()}).toDoubleVector();
    double[] golden = expected.dup('c').reshape(new long[] {actual.length()}).toDoubleVector();
    assertThat(largest).isGreaterThan(0);
    assertThat(values).containsExactly(golden, within(1e-12 * largest));
  }

  private static StateDict fusion(StateDict all) {
    StateDict.Builder fusion = StateDict.builder();
    all.names().stream()
        .filter(name -> name.startsWith("fusion."))
        .forEach(name -> fusion.put(name, all.get(name)));
    return fusion.build();
  }

  private static ParameterMap parameterMap() {
    ParameterMap.Builder map = ParameterMap.builder();
    TransformerParameters parameters = new TransformerParameters(map);
    int features = TRANSFORMER.features();
    int patch = PATCH * PATCH * CHANNELS;
    parameters.positions("fusion.pos_embedding", "positions", TOKENS, features);
    parameters.fusion(TRANSFORMER, "fusion.", "transformer", SOURCES);
    for (String source : SOURCES) {
      String official = "fusion.patch_to_embedding_" + source;
      parameters.linear(official, "embedding." + source + ".projection", patch, features, true);
    }
    parameters.linear(
        "fusion.embedding_to_patch", "reorganization.projection", features, patch, true);
    return map.build();
  }

  private static ComputationGraph graph() {
    GraphBuilder builder = GraphSettings.of(1).with(DataType.DOUBLE).builder();
    Scope scope = Scope.root(builder, WeightDecayPolicy.NONE);
    int features = TRANSFORMER.features();
    List<Node> embedded = new ArrayList<>();
    for (String source : SOURCES) {
      embedded.add(
          new PatchEmbedding(PATCH, CHANNELS, features)
              .apply(scope.at("embedding").at(source), scope.input("feature_" + source)));
    }
    List<Node> placed =
        new SharedLayer(new PositionTable(TOKENS, features)).apply(scope, "positions", embedded);
    List<TokenStream> streams = new ArrayList<>();
    for (int i = 0; i < SOURCES.size(); i++) {
      streams.add(new TokenStream(SOURCES.get(i), placed.get(i)));
    }
    FusedTokens fused = TRANSFORMER.apply(scope.at("transformer"), streams);
    List<Node> sums = new ArrayList<>();
    for (List<Node> tokens : List.of(embedded, fused.encoder(), fused.decoder())) {
      sums.add(scope.apply("sum" + sums.size(), new Sum(), tokens.toArray(Node[]::new)));
    }
    Scope place = scope.at("reorganization");
    List<Node> patches =
        new SharedLayer(Linear.of(features, PATCH * PATCH * CHANNELS))
            .apply(place, "projection", sums);
    List<Node> maps = new ArrayList<>();
    for (Node node : patches) {
      String name = "slice" + (maps.size() + 1);
      maps.add(place.apply(name, new Unpatch(PATCH, SIDE, SIDE), node));
    }
    scope.output(maps.toArray(Node[]::new));
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }

  /** From PyTorch's [N, C, H, W]. */
  private static INDArray images(Tensor tensor) {
    long[] shape = Arrays.copyOf(tensor.shape(), 4);
    return Nd4j.createFromArray(tensor.toDoubles())
        .reshape('c', shape)
        .permute(0, 2, 3, 1)
        .dup('c');
  }
}
