package org.msift.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.msift.core.operator.Operator;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs the forward pass of a graph of our operators with memory of its own: each array is given
 * back as soon as its last consumer has run, and is used again for the next one, in this pass and
 * in later ones.
 *
 * <p>Gives the same numbers as {@link ComputationGraph#output}, with a fraction of its memory, and
 * needs no warm-up. The graph's parameters are shared, not copied, and may be read by several of
 * these at once; one of these belongs to one thread at a time. docs/design/memory.md has the
 * measurements.
 */
public final class GraphInference implements AutoCloseable {

  private record Step(
      int vertex, Operator operator, Map<String, INDArray> parameters, int[] inputs) {}

  private final DataType type;
  private final int vertices;
  private final int[] inputs;
  private final int output;
  private final List<Step> steps = new ArrayList<>();
  private final int[] consumers;
  private final MemoryPool pool = new MemoryPool();
  private List<long[]> shapes = List.of();

  /**
   * A forward pass of a graph.
   *
   * @param graph an initialised graph of our operators with one output. Its parameters are used,
   *     not copied
   * @throws IllegalArgumentException if the graph has several outputs or contains a layer that is
   *     not ours
   */
  public GraphInference(ComputationGraph graph) {
    List<String> outputs = graph.getConfiguration().getNetworkOutputs();
    if (outputs.size() != 1) {
      throw new IllegalArgumentException("expected a graph with one output, but got " + outputs);
    }
    type = graph.getConfiguration().getDataType();
    vertices = graph.getVertices().length;
    inputs =
        graph.getConfiguration().getNetworkInputs().stream()
            .mapToInt(name -> graph.getVertex(name).getVertexIndex())
            .toArray();
    output = graph.getVertex(outputs.get(0)).getVertexIndex();
    consumers = new int[vertices];
    for (int index : graph.topologicalSortOrder()) {
      GraphVertex vertex = graph.getVertices()[index];
      if (!vertex.isInputVertex()) {
        add(vertex);
      }
    }
    // The result outlives the pass.
    consumers[output]++;
  }

  private void add(GraphVertex vertex) {
    int[] from =
        Arrays.stream(vertex.getInputVertices()).mapToInt(VertexIndices::getVertexIndex).toArray();
    for (int input : from) {
      consumers[input]++;
    }
    if (vertex instanceof HostedVertex hosted) {
      steps.add(new Step(vertex.getVertexIndex(), hosted.operator(), Map.of(), from));
    } else if (vertex.getLayer() instanceof HostedLayer layer) {
      Map<String, INDArray> parameters = Map.copyOf(layer.paramTable());
      steps.add(
          new Step(vertex.getVertexIndex(), layer.layerConf().getOperator(), parameters, from));
    } else {
      throw new IllegalArgumentException(
          "vertex "
              + vertex.getVertexName()
              + " is not one of our operators; use"
              + " ComputationGraph.output for this graph");
    }
  }

  /**
   * Computes the output.
   *
   * @param arrays the network's inputs, in its order. Not modified
   * @return the output; valid until the next call or {@link #close}, copy it to keep it
   * @throws IllegalArgumentException if the number of inputs or a shape does not fit
   */
  public INDArray output(INDArray... arrays) {
    if (arrays.length != inputs.length) {
      throw new IllegalArgumentException(
          "the network takes " + inputs.length + " inputs, but got " + arrays.length);
    }
    forgetOtherSizes(arrays);
    try {
      return run(arrays);
    } catch (RuntimeException e) {
      // What the pass had taken from the pool would never come back to it.
      close();
      throw e;
    }
  }

  private INDArray run(INDArray... arrays) {
    INDArray[] values = new INDArray[vertices];
    int[] left = consumers.clone();
    for (int i = 0; i < inputs.length; i++) {
      values[inputs[i]] = arrays[i].castTo(type);
      // Inputs are the caller's and never go to the pool.
      left[inputs[i]] = Integer.MAX_VALUE;
    }
    for (Step step : steps) {
      run(step, values, left);
    }
    pool.release(values[output]);
    return values[output];
  }

  private void run(Step step, INDArray[] values, int[] left) {
    INDArray[] from = new INDArray[step.inputs().length];
    for (int i = 0; i < from.length; i++) {
      from[i] = values[step.inputs()[i]];
    }
    Pass pass = Pass.forward(false, type, pool, step.parameters());
    values[step.vertex()] = step.operator().forward(pass, from);
    pool.releaseScratches();
    for (int input : step.inputs()) {
      if (--left[input] == 0) {
        pool.release(values[input]);
        values[input] = null;
      }
    }
  }

  /** Memory fits one size of images; another size starts afresh. */
  private void forgetOtherSizes(INDArray... arrays) {
    List<long[]> now = Arrays.stream(arrays).map(INDArray::shape).toList();
    boolean same = now.size() == shapes.size();
    for (int i = 0; same && i < now.size(); i++) {
      same = Arrays.equals(now.get(i), shapes.get(i));
    }
    if (!same) {
      pool.close();
      shapes = now;
    }
  }

  /**
   * Native memory held for the next pass.
   *
   * @return bytes
   */
  public long bytes() {
    return pool.bytes();
  }

  /** Gives the memory back. The graph stays usable. */
  @Override
  public void close() {
    pool.close();
    shapes = List.of();
  }
}
