package org.msift.tasks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.core.SharedFiles;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.PooledGraph;
import org.msift.core.graph.Scope;
import org.msift.core.operator.CrossEntropy;
import org.msift.core.operator.Memory;
import org.msift.core.operator.Pass;
import org.msift.core.transformer.DropoutRate;
import org.msift.core.transformer.FusionTransformer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Fusion module and heads of the official segmentation network, with its weights, in double. */
class SegmentationGoldenTest {

  private static final double TOLERANCE = 1e-9;
  private static final List<String> SOURCES = List.of("first", "second");
  private static final int CLASSES = 3;

  private final FusionModule fusion =
      new FusionModule(FusionTransformer.of(24, 2, 2, 8, 40), 2, new MapSize(12, 12, 16), true);

  private DensePrediction prediction(String name) {
    SegmentationHead head =
        name.equals("psp")
            ? new PyramidPoolingHead(16, 8, CLASSES, DropoutRate.NONE)
            : new DualAttentionHead(16, 8, 4, CLASSES, DropoutRate.NONE);
    return new DensePrediction(fusion, head, CrossEntropy.of());
  }

  private static List<String> officialOutputs(String name) {
    return name.equals("psp") ? List.of("seg") : List.of("pam_cam", "pam", "cam");
  }

  @ParameterizedTest
  @ValueSource(strings = {"psp", "da"})
  void mapsLogitsAndLossesAreGolden(String name) {
    DensePrediction prediction = prediction(name);
    StateDict golden = golden(name, "io");
    PooledGraph graph = loaded(prediction, name);
    MultiDataSet data = data(golden, graph);
    Map<String, INDArray> activations = graph.feedForward(data.getFeatures(), true);
    double[] terms = golden.get("loss_terms").toDoubles();
    Pass pass = Pass.forward(true, DataType.DOUBLE, Memory.detached(), Map.of());
    int term = 0;
    for (int m = 0; m < 3; m++) {
      String map = fusion.trainingMaps().get(m);
      INDArray maps = activations.get("fusion.reorganization.unpatch");
      requireGolden(golden, "map." + map, maps.get(NDArrayIndex.interval(2L * m, 2L * m + 2)));
      for (int o = 0; o < officialOutputs(name).size(); o++) {
        String ours = map + "." + prediction.head().outputs().get(o);
        String official = "logits." + map + "." + officialOutputs(name).get(o);
        requireGolden(golden, official, activations.get(ours + ".slice"));
        double loss =
            prediction.loss().value(pass, activations.get(ours + ".logits"), data.getLabels(0));
        assertThat(loss).as(ours).isCloseTo(terms[term++], within(TOLERANCE));
      }
    }
    assertThat(term).isEqualTo(terms.length);
  }

  private static void requireGolden(StateDict golden, String name, INDArray actual) {
    TinySegmentation.requireClose(name, actual, images(golden.get(name)), TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"psp", "da"})
  void theGradientOfEveryParameterIsGolden(String name) {
    DensePrediction prediction = prediction(name);
    StateDict golden = golden(name, "io");
    PooledGraph graph = loaded(prediction, name);
    TinySegmentation.differentiate(graph, data(golden, graph));
    double loss = golden.get("loss").toDoubles()[0];
    assertThat(graph.score()).isCloseTo(loss, within(TOLERANCE * loss));

    ParameterMap map = parameterMap(prediction);
    StateDict expected =
        map.toOurs(withBuffers(golden(name, "gradients"), golden(name, "weights")));
    List<String> learned = map.names(Role.TRAINABLE);
    Map<String, INDArray> gradients = graph.gradient().gradientForVariable();
    assertThat(gradients.keySet()).containsAll(learned);
    assertThat((long) learned.size()).isEqualTo(golden(name, "gradients").names().size());
    for (String parameter : learned) {
      Tensor tensor = expected.get(parameter);
      INDArray array = Nd4j.createFromArray(tensor.toDoubles()).reshape('c', tensor.shape());
      TinySegmentation.requireClose(parameter, gradients.get(parameter), array, 1e-6);
    }
  }

  /** The map asks for running statistics, of which there are no gradients. */
  private static StateDict withBuffers(StateDict gradients, StateDict weights) {
    StateDict.Builder all = StateDict.builder();
    for (String name : weights.names()) {
      all.put(name, gradients.contains(name) ? gradients.get(name) : weights.get(name));
    }
    return all.build();
  }

  private static StateDict golden(String head, String part) {
    return Safetensors.read(
        SharedFiles.require("golden/msift/segment_" + head + "_" + part + ".safetensors"));
  }

  private static ParameterMap parameterMap(DensePrediction prediction) {
    ParameterMap.Builder map = ParameterMap.builder();
    prediction.addParameters(map, "", SOURCES);
    return map.build();
  }

  private static PooledGraph loaded(DensePrediction prediction, String name) {
    GraphSettings settings = TinySegmentation.settings();
    GraphBuilder builder = settings.builder();
    Scope scope = Scope.root(builder, settings.decay());
    List<SourceMap> maps =
        SOURCES.stream().map(source -> new SourceMap(source, scope.input(source))).toList();
    List<Node> losses = prediction.applyForTraining(scope, maps, scope.input("image"));
    scope.output(losses.toArray(Node[]::new));
    PooledGraph graph = new PooledGraph(builder.build());
    graph.init();
    GraphParameters.load(graph, parameterMap(prediction).toOurs(golden(name, "weights")));
    return graph;
  }

  private static MultiDataSet data(StateDict golden, PooledGraph graph) {
    INDArray image = Nd4j.zeros(DataType.DOUBLE, 2, 40, 44, 1);
    INDArray[] features = {images(golden.get("feature_A")), images(golden.get("feature_B")), image};
    INDArray[] labels = new INDArray[graph.getNumOutputArrays()];
    Arrays.fill(
        labels, Nd4j.createFromArray(golden.get("labels").toDoubles()).reshape(image.shape()));
    return new MultiDataSet(features, labels);
  }

  /** From PyTorch's [N, C, H, W]. */
  private static INDArray images(Tensor tensor) {
    return Nd4j.createFromArray(tensor.toDoubles())
        .reshape('c', tensor.shape())
        .permute(0, 2, 3, 1)
        .dup('c');
  }
}
