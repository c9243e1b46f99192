package org.msift.examples.benchmark;

import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.operator.CircularConvolution;
import org.msift.core.operator.Convolution;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The two operators that SHIP spends its time on, forward, in single precision and with the memory
 * that prediction uses. Set OMP_WAIT_POLICY=passive before.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Dorg.bytedeco.javacpp.maxphysicalbytes=0")
public class OperatorBenchmark {

  private static final int FEATURES = 16;

  /** Height and width of the one image. */
  @Param({"128", "256", "512"})
  public int side;

  private INDArray first;
  private INDArray second;
  private GraphInference convolution;
  private GraphInference circularConvolution;

  /** Makes images and graphs of one operator each. */
  @Setup
  public void open() {
    first = Nd4j.rand(DataType.FLOAT, 1, side, side, FEATURES);
    second = Nd4j.rand(DataType.FLOAT, 1, side, side, FEATURES);
    convolution =
        graph(
            (scope, inputs) ->
                scope.apply("convolution", Convolution.of(FEATURES, FEATURES, 3), inputs[0]),
            "first");
    circularConvolution =
        graph(
            (scope, inputs) -> scope.apply("product", new CircularConvolution(), inputs),
            "first",
            "second");
  }

  /** A function from input nodes to the output node. */
  @FunctionalInterface
  private interface Block {
    Node apply(org.msift.core.graph.Scope scope, Node... inputs);
  }

  private static GraphInference graph(Block block, String... names) {
    GraphSettings settings = GraphSettings.of(1);
    GraphBuilder builder = settings.builder();
    org.msift.core.graph.Scope scope = org.msift.core.graph.Scope.root(builder, settings.decay());
    Node[] inputs = new Node[names.length];
    for (int i = 0; i < names.length; i++) {
      inputs[i] = scope.input(names[i]);
    }
    scope.output(block.apply(scope, inputs));
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return new GraphInference(graph);
  }

  /**
   * 3x3 convolution of 16 features to 16.
   *
   * @return the output
   */
  @Benchmark
  public INDArray convolution() {
    return convolution.output(first);
  }

  /**
   * Circular convolution of 16 features by Fourier transforms.
   *
   * @return the output
   */
  @Benchmark
  public INDArray circularConvolution() {
    return circularConvolution.output(first, second);
  }

  /** Gives native memory back. */
  @TearDown
  public void close() {
    convolution.close();
    circularConvolution.close();
  }
}
