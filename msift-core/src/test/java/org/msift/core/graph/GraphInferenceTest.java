package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.Product;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.Sum;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class GraphInferenceTest {

  private final ComputationGraph graph = SmallNetwork.predicting(GraphSettings.of(7));

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void givesTheNumbersOfTheGraphBitForBitForAnySize(DataType type) {
    ComputationGraph typed = SmallNetwork.predicting(SmallNetwork.settings().with(type));
    try (GraphInference inference = new GraphInference(typed)) {
      for (int size : new int[] {9, 9, 4, 16, 5, 9}) {
        INDArray[] inputs = SmallNetwork.inputs(size, 1 + size % 2, size, size + 2);
        INDArray output = inference.output(inputs);
        assertThat(output.dataType()).isEqualTo(type);
        assertThat(output).as("size %s", size).isEqualTo(typed.output(inputs)[0]);
      }
    }
  }

  @Test
  void viewsAsInputsGiveTheSameAndAreNotModified() {
    INDArray[] inputs = SmallNetwork.inputs(1, 3, 8, 6);
    INDArray[] copies = {inputs[0].dup(), inputs[1].dup()};
    INDArray[] views = {lastTwo(inputs[0]), lastTwo(inputs[1])};
    try (GraphInference inference = new GraphInference(graph)) {
      INDArray expected = graph.output(views[0].dup(), views[1].dup())[0];
      assertThat(inference.output(views)).isEqualTo(expected);
      assertThat(graph.output(views)[0]).isEqualTo(expected);
      assertThat(inference.output(views[0].dup('f'), views[1].dup('f'))).isEqualTo(expected);
    }
    assertThat(inputs).containsExactly(copies);
  }

  @Test
  void tellsWhatVerticesInsideGive() {
    INDArray[] inputs = SmallNetwork.inputs(1, 2, 8, 6);
    Map<String, INDArray> all = graph.feedForward(inputs, false);
    Set<String> vertices = new TreeSet<>(all.keySet());
    vertices.removeAll(graph.getConfiguration().getNetworkInputs());
    try (GraphInference inference = new GraphInference(graph)) {
      Map<String, INDArray> seen = inference.activations(vertices, inputs);
      inference.output(SmallNetwork.inputs(2, 2, 8, 6));
      assertThat(seen.keySet()).isEqualTo(vertices);
      seen.forEach((name, value) -> assertThat(value).as(name).isEqualTo(all.get(name)));
      assertThatThrownBy(() -> inference.activations(Set.of("nowhere"), inputs))
          .hasMessageContaining("nowhere");
    }
  }

  private static INDArray lastTwo(INDArray images) {
    return images.get(
        NDArrayIndex.interval(1, 3), NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.all());
  }

  @Test
  void seesLaterChangesOfTheParameters() {
    INDArray[] inputs = SmallNetwork.inputs(1, 1, 8, 6);
    try (GraphInference inference = new GraphInference(graph)) {
      INDArray before = inference.output(inputs).dup();
      graph.setParams(SmallNetwork.predicting(GraphSettings.of(8)).params());
      assertThat(inference.output(inputs)).isNotEqualTo(before).isEqualTo(graph.output(inputs)[0]);
    }
  }

  @Test
  void severalThreadsMayEachHaveTheirOwnOverOneGraph()
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> equal = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        INDArray[] inputs = SmallNetwork.inputs(thread, 1, 12 + thread, 10);
        INDArray expected = graph.output(inputs)[0];
        equal.add(threads.submit(() -> alwaysGives(expected, inputs)));
      }
      for (Future<Boolean> each : equal) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }

  private boolean alwaysGives(INDArray expected, INDArray... inputs) {
    try (GraphInference inference = new GraphInference(graph)) {
      boolean equal = true;
      for (int call = 0; call < 25; call++) {
        equal &= inference.output(inputs).equals(expected);
      }
      return equal;
    }
  }

  @Test
  void memoryDoesNotGrow() {
    INDArray[] inputs = SmallNetwork.inputs(1, 1, 32, 32);
    try (GraphInference inference = new GraphInference(graph)) {
      inference.output(inputs);
      long bytes = inference.bytes();
      MemoryWorkspace stray =
          Nd4j.getWorkspaceManager()
              .getAndActivateWorkspace(
                  WorkspaceConfiguration.builder().initialSize(1 << 20).build(), "stray");
      for (int call = 0; call < 200; call++) {
        inference.output(inputs);
      }
      long beside = stray.getThisCycleAllocations();
      stray.close();
      assertThat(inference.bytes()).isEqualTo(bytes).isPositive();
      assertThat(beside / 200).as("bytes beside the pool for each call").isLessThan(16_384);
    }
  }

  @Test
  void memoryDoesNotGrowByRefusedInputsAndTheNextCallIsRight() {
    INDArray[] inputs = SmallNetwork.inputs(1, 1, 8, 8);
    INDArray[] unequal = {inputs[0], SmallNetwork.inputs(1, 1, 8, 7)[0]};
    try (GraphInference inference = new GraphInference(graph)) {
      for (int call = 0; call < 3; call++) {
        assertThatThrownBy(() -> inference.output(unequal))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("[1, 8, 8, 4]")
            .hasMessageContaining("[1, 8, 7, 4]");
        assertThat(inference.bytes()).isZero();
      }
      assertThat(inference.output(inputs)).isEqualTo(graph.output(inputs)[0]);
    }
  }

  @Test
  void anArrayThatIsUsedTwiceLivesLongEnough() {
    GraphBuilder builder = SmallNetwork.settings().builder();
    Scope scope = Scope.root(builder, WeightDecayPolicy.NONE);
    Node image = scope.input("image");
    Node bent = scope.apply("bent", new Rectifier(0.5), image);
    Node square = scope.apply("square", new Product(), bent, bent);
    Node cube = scope.apply("cube", new Product(), square, bent);
    scope.output(scope.apply("sum", new Sum(), cube, image));
    ComputationGraph polynomial = SmallNetwork.initialised(builder);
    INDArray input = SmallNetwork.inputs(1, 1, 4, 4)[0].subi(0.5);
    INDArray expected = polynomial.output(input)[0];
    try (GraphInference inference = new GraphInference(polynomial)) {
      for (int call = 0; call < 3; call++) {
        assertThat(inference.output(input)).isEqualTo(expected);
      }
    }
    double x = input.getDouble(0, 1, 2, 0);
    double y = x > 0 ? x : 0.5 * x;
    assertThat(expected.getDouble(0, 1, 2, 0)).isEqualTo(y * y * y + x);
  }

  @Test
  void closingGivesTheMemoryBackAndAllowsAnotherStart() {
    INDArray[] inputs = SmallNetwork.inputs(1, 1, 8, 6);
    GraphInference inference = new GraphInference(graph);
    INDArray output = inference.output(inputs).dup();
    inference.close();
    assertThat(inference.bytes()).isZero();
    assertThat(inference.output(inputs)).isEqualTo(output);
    inference.close();
    inference.close();
  }

  @Test
  void refusesAGraphWithAForeignLayerByName() {
    GraphBuilder builder = GraphSettings.of(1).builder();
    Scope scope = Scope.root(builder, WeightDecayPolicy.NONE);
    Node ours = scope.apply("ours", Convolution.of(1, 2, 3), scope.input("image"));
    builder.addLayer("foreign", new ActivationLayer(Activation.TANH), ours.name());
    scope.output(scope.apply("last", Convolution.of(2, 1, 3), new Node("foreign")));
    ComputationGraph mixed = SmallNetwork.initialised(builder);
    assertThatThrownBy(() -> new GraphInference(mixed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("foreign")
        .hasMessageContaining("ComputationGraph.output");
  }

  @Test
  void refusesAGraphOfTraining() {
    ComputationGraph training = SmallNetwork.create(GraphSettings.of(1));
    assertThatThrownBy(() -> new GraphInference(training))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loss");
  }

  @Test
  void refusesAGraphWithTwoOutputs() {
    GraphBuilder builder = GraphSettings.of(1).builder();
    Scope scope = Scope.root(builder, WeightDecayPolicy.NONE);
    Node image = scope.input("image");
    scope.output(
        scope.apply("first", Convolution.of(1, 2, 3), image),
        scope.apply("second", Convolution.of(1, 2, 3), image));
    ComputationGraph two = SmallNetwork.initialised(builder);
    assertThatThrownBy(() -> new GraphInference(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[first, second]");
  }

  @Test
  void refusesAWrongNumberOfInputs() {
    try (GraphInference inference = new GraphInference(graph)) {
      assertThatThrownBy(() -> inference.output(SmallNetwork.inputs(1, 1, 8, 6)[0]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("takes 2 inputs, but got 1");
    }
  }
}
