package org.msift.tasks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.backbone.ResNet;
import org.msift.core.backbone.ResNetVariant;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.PooledGraph;
import org.msift.core.graph.Scope;
import org.msift.core.operator.CrossEntropy;
import org.msift.core.transformer.DropoutRate;
import org.msift.core.transformer.FusionTransformer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Small networks, their graphs and random data. */
final class TinySegmentation {

  static final int CLASSES = 3;
  static final int HEIGHT = 32;
  static final int WIDTH = 48;
  static final int CHANNELS = 64;
  private static final int[] BANDS = {3, 1, 2};
  private static final List<String> NAMES = List.of("optical", "near_infrared", "radar");

  private TinySegmentation() {}

  static ResNet backbone(int bands) {
    return new ResNet(bands, ResNetVariant.V1C_DILATED, 2, List.of(1, 1, 1, 1), -1);
  }

  static List<SourceBackbone> sources(int count) {
    SourceBackbone[] sources = new SourceBackbone[count];
    Arrays.setAll(sources, i -> new SourceBackbone(NAMES.get(i), backbone(BANDS[i])));
    return List.of(sources);
  }

  static FusionModule module(FusionTransformer transformer, boolean auxiliary) {
    return new FusionModule(
        transformer, 2, MapSize.of(backbone(BANDS[0]), HEIGHT, WIDTH), auxiliary);
  }

  static FusionTransformer transformer() {
    return FusionTransformer.of(6, 1, 2, 3, 8);
  }

  static SegmentationHead pyramid() {
    return new PyramidPoolingHead(CHANNELS, 5, CLASSES, DropoutRate.NONE);
  }

  static SegmentationHead dualAttention() {
    return new DualAttentionHead(CHANNELS, 5, 2, CLASSES, DropoutRate.NONE);
  }

  static SegmentationNetwork network(int sources, MapFusion fusion, SegmentationHead head) {
    return new SegmentationNetwork(
        sources(sources), new DensePrediction(fusion, head, CrossEntropy.of()));
  }

  static GraphSettings settings() {
    return GraphSettings.of(7).with(DataType.DOUBLE);
  }

  static PooledGraph training(SegmentationNetwork network, GraphSettings settings) {
    return graph(network, settings, network::applyForTraining);
  }

  static PooledGraph inference(SegmentationNetwork network, GraphSettings settings) {
    return graph(
        network,
        settings,
        (scope, images) -> {
          Node logits = network.applyForInference(scope, images);
          scope.output(logits);
          return List.of(logits);
        });
  }

  private static PooledGraph graph(
      SegmentationNetwork network,
      GraphSettings settings,
      BiFunction<Scope, List<Node>, List<Node>> content) {
    GraphBuilder builder = settings.builder();
    Scope scope = Scope.root(builder, settings.decay());
    content.apply(
        scope, network.sources().stream().map(source -> scope.input(source.source())).toList());
    PooledGraph graph = new PooledGraph(builder.build());
    graph.init();
    return graph;
  }

  /** Random images, and labels of which one in eleven is ignored, for each loss of a graph. */
  static MultiDataSet data(ComputationGraph graph, int batch) {
    int sources = graph.getNumInputArrays();
    INDArray[] images = new INDArray[sources];
    Arrays.setAll(images, i -> random(i, batch, HEIGHT, WIDTH, BANDS[i]));
    INDArray labels = Nd4j.create(DataType.DOUBLE, batch, HEIGHT, WIDTH, 1);
    for (long i = 0; i < labels.length(); i++) {
      labels.putScalar(i, i % 11 == 0 ? CrossEntropy.IGNORE_LABEL : i * 7 / 5 % CLASSES);
    }
    INDArray[] all = new INDArray[graph.getNumOutputArrays()];
    Arrays.fill(all, labels);
    return new MultiDataSet(images, all);
  }

  private static INDArray random(long seed, long... shape) {
    java.util.Random random = new java.util.Random(seed);
    double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    Arrays.setAll(values, i -> random.nextGaussian());
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  /** Computes gradients and score; parameters stay as they are. */
  static void differentiate(ComputationGraph graph, MultiDataSet data) {
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.computeGradientAndScore();
  }

  static double[] values(INDArray array) {
    return array.dup('c').reshape(new long[] {array.length()}).toDoubleVector();
  }

  static void requireClose(String name, INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
    double largest = Arrays.stream(values(expected)).map(Math::abs).max().orElseThrow();
    assertThat(values(actual))
        .as(name)
        .containsExactly(values(expected), within(Math.max(1e-12, tolerance * largest)));
  }
}
