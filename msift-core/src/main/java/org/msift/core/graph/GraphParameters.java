package org.msift.core.graph;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Moves parameters between a graph and a state dict under our names, {@code vertex_parameter}. */
public final class GraphParameters {

  private GraphParameters() {}

  /**
   * Sets every parameter of a graph.
   *
   * @param graph the graph. Modified, unless an exception is thrown
   * @param values state dict that holds them; further entries (buffers) are left alone
   * @throws CheckpointException if parameters are missing or have another shape; it names all of
   *     them
   */
  public static void load(ComputationGraph graph, StateDict values) {
    Map<String, INDArray> table = graph.paramTable();
    requireFit(table, values);
    table.forEach((name, parameter) -> assign(parameter, values.get(name)));
  }

  /**
   * Sets some parameters of a graph, such as those of a backbone.
   *
   * @param graph the graph. Modified, unless an exception is thrown
   * @param values state dict of parameters that the graph has, and of nothing else
   * @throws CheckpointException if the graph lacks one, or has it in another shape; it names all of
   *     them
   */
  public static void loadPart(ComputationGraph graph, StateDict values) {
    Map<String, INDArray> table = graph.paramTable();
    StringJoiner wrong = new StringJoiner("; ");
    for (String name : values.names()) {
      if (table.containsKey(name)) {
        addUnlessEqual(wrong, name, table.get(name).shape(), values.get(name).shape());
      } else {
        wrong.add("the network has no parameter " + name);
      }
    }
    throwIfAny(wrong);
    values.names().forEach(name -> assign(table.get(name), values.get(name)));
  }

  private static void requireFit(Map<String, INDArray> table, StateDict values) {
    Set<String> missing = new TreeSet<>(table.keySet());
    missing.removeAll(values.names());
    StringJoiner wrong = new StringJoiner("; ");
    if (!missing.isEmpty()) {
      wrong.add("the weights lack " + missing.size() + " parameters of the network: " + missing);
    }
    table.forEach(
        (name, parameter) -> {
          if (!missing.contains(name)) {
            addUnlessEqual(wrong, name, parameter.shape(), values.get(name).shape());
          }
        });
    throwIfAny(wrong);
  }

  private static void throwIfAny(StringJoiner wrong) {
    if (wrong.length() > 0) {
      throw new CheckpointException(wrong + "; load weights that were saved from this network");
    }
  }

  private static void addUnlessEqual(
      StringJoiner wrong, String name, long[] expected, long... found) {
    if (!Arrays.equals(expected, found)) {
      wrong.add(
          name
              + " has the shape "
              + Arrays.toString(found)
              + ", but the network needs "
              + Arrays.toString(expected));
    }
  }

  private static void assign(INDArray parameter, Tensor tensor) {
    INDArray values =
        parameter.dataType() == DataType.DOUBLE
            ? Nd4j.createFromArray(tensor.toDoubles())
            : Nd4j.createFromArray(tensor.toFloats());
    parameter.assign(values.reshape('c', parameter.shape()));
  }

  /**
   * Reads parameters of a graph.
   *
   * @param graph the graph. Not modified
   * @param names which, in the order of the result
   * @param into where they go. Modified
   * @throws IllegalArgumentException if the graph has no parameter of a name
   */
  public static void read(
      ComputationGraph graph, Collection<String> names, StateDict.Builder into) {
    Map<String, INDArray> table = graph.paramTable();
    for (String name : names) {
      INDArray parameter = table.get(name);
      if (parameter == null) {
        throw new IllegalArgumentException(
            "the network has no parameter " + name + "; it has " + table.keySet());
      }
      into.put(name, tensor(parameter));
    }
  }

  /**
   * The number of values that a graph learns: its parameters without running statistics, which lie
   * among them in DL4J's {@code numParams}.
   *
   * @param graph the graph. Not modified
   * @return the number
   */
  public static long trainable(ComputationGraph graph) {
    long count = 0;
    for (Layer layer : graph.getLayers()) {
      for (var parameter : layer.paramTable().entrySet()) {
        boolean learned =
            !(layer instanceof HostedLayer hosted)
                || !OperatorParameters.isStatistic(hosted.layerConf(), parameter.getKey());
        count += learned ? parameter.getValue().length() : 0;
      }
    }
    return count;
  }

  /**
   * An array as a tensor.
   *
   * @param array FLOAT or DOUBLE. Not modified
   * @return a copy
   */
  public static Tensor tensor(INDArray array) {
    INDArray vector = array.dup('c').reshape(new long[] {array.length()});
    return array.dataType() == DataType.DOUBLE
        ? Tensor.ofDoubles(vector.toDoubleVector(), array.shape())
        : Tensor.ofFloats(vector.toFloatVector(), array.shape());
  }
}
