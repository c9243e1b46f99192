package org.msift.core.graph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
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

  private final DataType type;
  private final GraphPlan plan;
  private final int output;
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
    plan =
        GraphPlan.of(graph)
            .filter(found -> found.losses().isEmpty())
            .orElseThrow(() -> refusal(graph));
    output = graph.getVertex(outputs.get(0)).getVertexIndex();
    consumers = plan.consumers().clone();
    // The result outlives the pass.
    consumers[output]++;
  }

  private static IllegalArgumentException refusal(ComputationGraph graph) {
    String vertex =
        GraphPlan.foreign(graph).orElse(graph.getConfiguration().getNetworkOutputs().get(0));
    return new IllegalArgumentException(
        "vertex "
            + vertex
            + " is not one of our operators; use"
            + " ComputationGraph.output for this graph");
  }

  /**
   * Computes the output.
   *
   * @param arrays the network's inputs, in its order. Not modified
   * @return the output; valid until the next call or {@link #close}, copy it to keep it
   * @throws IllegalArgumentException if the number of inputs or a shape does not fit
   */
  public INDArray output(INDArray... arrays) {
    return compute((name, value) -> {}, arrays);
  }

  /**
   * Computes what vertices inside the network give.
   *
   * @param vertices names of vertices that are no inputs of the network
   * @param arrays the network's inputs, in its order. Not modified
   * @return for each name a copy, which is the caller's
   * @throws IllegalArgumentException if there is no vertex of a name, or the number of inputs or a
   *     shape does not fit
   */
  public Map<String, INDArray> activations(Set<String> vertices, INDArray... arrays) {
    Set<String> unknown = new TreeSet<>(vertices);
    plan.steps().forEach(step -> unknown.remove(step.name()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("the network computes no " + unknown);
    }
    Map<String, INDArray> copies = new LinkedHashMap<>();
    compute(
        (name, value) -> {
          if (vertices.contains(name)) {
            copies.put(name, value.dup());
          }
        },
        arrays);
    return copies;
  }

  private INDArray compute(BiConsumer<String, INDArray> seen, INDArray... arrays) {
    if (arrays.length != plan.inputs().length) {
      throw new IllegalArgumentException(
          "the network takes " + plan.inputs().length + " inputs, but got " + arrays.length);
    }
    forgetOtherSizes(arrays);
    try {
      return run(seen, arrays);
    } catch (RuntimeException e) {
      // What the pass had taken from the pool would never come back to it.
      close();
      throw e;
    }
  }

  private INDArray run(BiConsumer<String, INDArray> seen, INDArray... arrays) {
    INDArray[] values = new INDArray[consumers.length];
    int[] left = consumers.clone();
    for (int i = 0; i < arrays.length; i++) {
      int input = plan.inputs()[i];
      values[input] = arrays[i].castTo(type);
      // Inputs are the caller's and never go to the pool.
      left[input] = Integer.MAX_VALUE;
    }
    for (GraphPlan.Step step : plan.steps()) {
      run(step, seen, values, left);
    }
    pool.release(values[output]);
    return values[output];
  }

  private void run(
      GraphPlan.Step step, BiConsumer<String, INDArray> seen, INDArray[] values, int[] left) {
    Pass pass = Pass.forward(false, type, pool, step.parameters());
    values[step.vertex()] = step.operator().forward(pass, GraphPlan.gather(step, values));
    pool.releaseScratches();
    seen.accept(step.name(), values[step.vertex()]);
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
