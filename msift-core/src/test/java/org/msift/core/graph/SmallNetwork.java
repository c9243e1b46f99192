package org.msift.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.operator.CentralDifferenceKernel;
import org.msift.core.operator.ChannelLayerNormalization;
import org.msift.core.operator.ChannelSoftmax;
import org.msift.core.operator.ChannelSplit;
import org.msift.core.operator.CircularConvolution;
import org.msift.core.operator.Concatenation;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.ExponentialGate;
import org.msift.core.operator.GlobalAveragePooling;
import org.msift.core.operator.HalfInstanceNormalization;
import org.msift.core.operator.InvertibleKernel;
import org.msift.core.operator.Product;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.SigmoidGate;
import org.msift.core.operator.Sum;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** A graph of two sources in which every operator occurs, and images to fit it to. */
final class SmallNetwork {

  static final int HEIGHT = 6;
  static final int WIDTH = 5;
  private static final int C = 4;

  private SmallNetwork() {}

  /** Double precision, gradient descent with rate 0.1. */
  static GraphSettings settings() {
    return GraphSettings.of(7).with(DataType.DOUBLE).with(new Sgd(0.1));
  }

  /** A graph for training. */
  static ComputationGraph create(GraphSettings settings) {
    return create(settings.builder(), settings.decay(), UnaryOperator.identity());
  }

  /** A graph for training whose two feature extractions lie in a scope that may be changed. */
  static ComputationGraph create(
      GraphBuilder builder, WeightDecayPolicy decay, UnaryOperator<Scope> features) {
    Scope scope = Scope.root(builder, decay);
    scope.output(scope.loss("loss", new MeanSquareLoss(1), prediction(scope, features)));
    return initialised(builder);
  }

  /** A graph for prediction. */
  static ComputationGraph predicting(GraphSettings settings) {
    GraphBuilder builder = settings.builder();
    Scope scope = Scope.root(builder, settings.decay());
    scope.output(prediction(scope, UnaryOperator.identity()));
    return initialised(builder);
  }

  static ComputationGraph initialised(GraphBuilder builder) {
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }

  private static Node prediction(Scope scope, UnaryOperator<Scope> features) {
    Scope extraction = features.apply(scope.at("features"));
    Node visible = scope.input("visible");
    Node infrared = scope.input("infrared");
    Rectifier leaky = Rectifier.leaky(0.2);
    Convolution first = Convolution.of(1, C, 3).with(leaky);
    Node v = extraction.apply("visible", first, visible);
    Node r = extraction.apply("infrared", first, infrared);

    Scope spatial = scope.at("spatial");
    Node product = spatial.apply("circular", new CircularConvolution(), v, r);
    Node normalized = spatial.apply("norm", new ChannelLayerNormalization(C), product);
    Node edges = spatial.apply("edges", edges(), normalized);
    Node half = spatial.apply("half", new HalfInstanceNormalization(C, leaky), edges);

    Scope channel = scope.at("channel");
    Node pooled = channel.apply("pool", new GlobalAveragePooling(), half);
    Node weights = channel.apply("attention", Convolution.of(C, C, 1), pooled);
    Node gate = channel.apply("softmax", new ChannelSoftmax(), weights);
    Node gated = channel.apply("gate", new Product(), half, gate);
    Node sum = channel.apply("sum", new Sum(leaky), gated, v);

    Scope coupling = scope.at("coupling");
    Node mixed = coupling.apply("mixing", mixing(), sum);
    Node left = coupling.apply("left", new ChannelSplit(0, 2), mixed);
    Node right = coupling.apply("right", new ChannelSplit(2, C), mixed);
    Node scaled = coupling.apply("scaled", new ExponentialGate(0.8), left, right);
    Node switched = coupling.apply("switched", new SigmoidGate(), r, half);
    Node joined = coupling.apply("join", new Concatenation(), scaled, switched, right);
    return scope.apply("prediction", Convolution.of(C + 4, 1, 3), joined);
  }

  private static Convolution edges() {
    return new Convolution(C, C, 3, false, new CentralDifferenceKernel(0.8), Rectifier.NONE);
  }

  private static Convolution mixing() {
    return new Convolution(C, C, 1, false, InvertibleKernel.random(C, 3), Rectifier.NONE);
  }

  /** Two sources, and their weighted mean as target. */
  static MultiDataSet data(long seed, int batch) {
    INDArray[] inputs = inputs(seed, batch, HEIGHT, WIDTH);
    INDArray target = inputs[0].mul(0.7).addi(inputs[1].mul(0.3)).subi(0.2);
    return new MultiDataSet(inputs, new INDArray[] {target});
  }

  static INDArray[] inputs(long seed, int batch, int height, int width) {
    Random random = new Random(seed);
    List<INDArray> inputs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      double[] values = new double[batch * height * width];
      Arrays.setAll(values, index -> random.nextDouble());
      inputs.add(Nd4j.createFromArray(values).reshape('c', batch, height, width, 1));
    }
    return inputs.toArray(INDArray[]::new);
  }

  /** The gradient of the loss for all parameters, [P]. */
  static INDArray gradient(ComputationGraph graph, MultiDataSet data) {
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.computeGradientAndScore();
    return flat(graph.gradient().gradient());
  }

  /** A copy of all parameters, [P]. */
  static INDArray parameters(ComputationGraph graph) {
    return flat(graph.params());
  }

  private static INDArray flat(INDArray array) {
    return array.dup().reshape(new long[] {array.length()});
  }

  static void fit(ComputationGraph graph, MultiDataSet data, int steps) {
    for (int step = 0; step < steps; step++) {
      graph.fit(data);
    }
  }
}
