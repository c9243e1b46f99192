package org.msift.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.msift.core.operator.Operator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The operators of a graph in the order in which they run.
 *
 * @param inputs vertices that are the network's inputs, in its order
 * @param steps what runs, in order; vertices with a loss are not among them
 * @param losses the vertices with a loss, in the order of the network's outputs
 * @param consumers for each vertex, how many inputs of steps it feeds
 */
record GraphPlan(int[] inputs, List<Step> steps, List<LossStep> losses, int[] consumers) {

  /** One operator: its vertex, and those that feed it. */
  record Step(
      int vertex,
      String name,
      Operator operator,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients,
      int... inputs) {}

  /** One loss: its vertex, and the one that it compares with the labels. */
  record LossStep(int vertex, HostedLossLayer layer, int input) {}

  /**
   * The plan of an initialised graph.
   *
   * @return empty if the graph has a vertex that is not ours
   */
  static Optional<GraphPlan> of(ComputationGraph graph) {
    return foreign(graph).isPresent() ? Optional.empty() : Optional.of(plan(graph));
  }

  /** The name of a vertex that is not ours. */
  static Optional<String> foreign(ComputationGraph graph) {
    return Arrays.stream(graph.getVertices())
        .filter(vertex -> !isOurs(vertex))
        .map(GraphVertex::getVertexName)
        .findFirst();
  }

  private static boolean isOurs(GraphVertex vertex) {
    return vertex.isInputVertex()
        || vertex instanceof HostedVertex
        || vertex.getLayer() instanceof HostedLayer
        || vertex.getLayer() instanceof HostedLossLayer;
  }

  private static GraphPlan plan(ComputationGraph graph) {
    int[] consumers = new int[graph.getVertices().length];
    List<Step> steps = new ArrayList<>();
    for (int index : graph.topologicalSortOrder()) {
      GraphVertex vertex = graph.getVertices()[index];
      if (!vertex.isInputVertex() && !(vertex.getLayer() instanceof HostedLossLayer)) {
        Step step = step(vertex);
        steps.add(step);
        Arrays.stream(step.inputs()).forEach(input -> consumers[input]++);
      }
    }
    List<LossStep> losses =
        graph.getConfiguration().getNetworkOutputs().stream()
            .map(graph::getVertex)
            .filter(vertex -> vertex.getLayer() instanceof HostedLossLayer)
            .map(
                vertex ->
                    new LossStep(
                        vertex.getVertexIndex(),
                        (HostedLossLayer) vertex.getLayer(),
                        sources(vertex)[0]))
            .toList();
    int[] inputs =
        graph.getConfiguration().getNetworkInputs().stream()
            .mapToInt(name -> graph.getVertex(name).getVertexIndex())
            .toArray();
    return new GraphPlan(inputs, steps, losses, consumers);
  }

  private static Step step(GraphVertex vertex) {
    int index = vertex.getVertexIndex();
    if (vertex instanceof HostedVertex hosted) {
      return new Step(
          index, vertex.getVertexName(), hosted.operator(), Map.of(), Map.of(), sources(vertex));
    }
    HostedLayer layer = (HostedLayer) vertex.getLayer();
    return new Step(
        index,
        vertex.getVertexName(),
        layer.layerConf().getOperator(),
        Map.copyOf(layer.paramTable()),
        layer.gradientViews(),
        sources(vertex));
  }

  private static int[] sources(GraphVertex vertex) {
    return Arrays.stream(vertex.getInputVertices())
        .mapToInt(VertexIndices::getVertexIndex)
        .toArray();
  }

  /** The inputs of a step. */
  static INDArray[] gather(Step step, INDArray... values) {
    return Arrays.stream(step.inputs()).mapToObj(i -> values[i]).toArray(INDArray[]::new);
  }
}
