package org.msift.core.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.graph.WeightDecayPolicy;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Two and more sources against the formulas in plain loops; dropout in a graph. */
class ManySourcesTest {

  private static final List<String> NAMES = List.of("a", "b", "c", "d");
  private static final FusionTransformer SIZES = FusionTransformer.of(6, 1, 2, 3, 5);
  private static final int TOKENS = 4;

  @ParameterizedTest
  @CsvSource({"2, 2, DIM", "3, 1, HEAD", "4, 2, DIM"})
  void isTheFormula(int count, int attentions, AttentionScale scale) {
    FusionTransformer transformer = SIZES.withSelfAttentions(attentions).with(scale);
    List<String> sources = NAMES.subList(0, count);
    ComputationGraph graph = graph(transformer, sources);
    disturb(graph);
    INDArray[] inputs = inputs(count);
    INDArray[] outputs = graph.output(inputs);
    List<double[][]> tokens =
        Arrays.stream(inputs).map(x -> x.reshape(TOKENS, 6).toDoubleMatrix()).toList();
    List<double[][]> expected =
        new PlainTransformer(transformer, graph.paramTable()).apply(sources, tokens);
    for (int i = 0; i < count; i++) {
      double[] values = outputs[i].dup('c').reshape(new long[] {TOKENS * 6L}).toDoubleVector();
      double[] plain = Arrays.stream(expected.get(i)).flatMapToDouble(Arrays::stream).toArray();
      assertThat(values).containsExactly(plain, within(1e-11));
    }
  }

  @Test
  void dropoutFollowsTheStepAndLeavesInferenceAlone() {
    List<String> sources = NAMES.subList(0, 2);
    FusionTransformer dropping = SIZES.with(new DropoutRate(0.5, 3));
    ComputationGraph graph = graph(dropping, sources);
    INDArray[] inputs = inputs(2);
    INDArray first = trained(graph, inputs, 0);
    assertThat(trained(graph, inputs, 1)).isNotEqualTo(first);
    assertThat(trained(graph, inputs, 0)).isEqualTo(first);
    assertThat(trained(graph(dropping, sources), inputs, 0)).isEqualTo(first);
    assertThat(graph.output(inputs)[0]).isEqualTo(graph(SIZES, sources).output(inputs)[0]);
  }

  private static INDArray trained(ComputationGraph graph, INDArray[] inputs, int step) {
    graph.getConfiguration().setIterationCount(step);
    Map<String, INDArray> activations = graph.feedForward(inputs, true);
    return activations.get("a.decoder1.feedForward.residual").dup();
  }

  private static void disturb(ComputationGraph graph) {
    Random random = new Random(2);
    double[] values = graph.params().dup().reshape(new long[] {graph.numParams()}).toDoubleVector();
    Arrays.setAll(values, i -> values[i] + 0.3 * random.nextGaussian());
    graph.setParams(Nd4j.createFromArray(values).reshape(1, values.length));
  }

  private static INDArray[] inputs(int count) {
    Random random = new Random(1);
    INDArray[] inputs = new INDArray[count];
    for (int i = 0; i < count; i++) {
      double[] values = new double[TOKENS * 6];
      Arrays.setAll(values, index -> random.nextGaussian());
      inputs[i] = Nd4j.createFromArray(values).reshape('c', 1, TOKENS, 6);
    }
    return inputs;
  }

  private static ComputationGraph graph(FusionTransformer transformer, List<String> sources) {
    GraphBuilder builder = GraphSettings.of(1).with(DataType.DOUBLE).builder();
    Scope scope = Scope.root(builder, WeightDecayPolicy.NONE);
    List<TokenStream> streams = new ArrayList<>();
    for (String source : sources) {
      streams.add(new TokenStream(source, scope.input("tokens." + source)));
    }
    scope.output(transformer.apply(scope, streams).decoder().toArray(Node[]::new));
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }
}
