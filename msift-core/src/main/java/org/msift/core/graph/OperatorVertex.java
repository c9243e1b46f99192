package org.msift.core.graph;

import java.util.Objects;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.operator.Operator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/** Configuration of a DL4J vertex that hosts an operator without parameters. */
public final class OperatorVertex extends GraphVertex {

  private static final long serialVersionUID = 1L;

  /** The operator. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class")
  private final Operator operator;

  /**
   * A vertex for an operator.
   *
   * @param operator the operator, without parameters
   * @throws IllegalArgumentException if the operator has parameters
   */
  public OperatorVertex(@JsonProperty("operator") Operator operator) {
    if (!operator.parameters().isEmpty()) {
      throw new IllegalArgumentException(
          operator + " has parameters; DL4J would not count them in a vertex, make it a layer");
    }
    this.operator = operator;
  }

  /**
   * The operator.
   *
   * @return the operator
   */
  public Operator getOperator() {
    return operator;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return new HostedVertex(graph, name, index, operator, type);
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return Integer.MAX_VALUE;
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    return InputTypes.output(operator, inputs);
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return InputTypes.report(
        null, OperatorVertex.class, inputs[0], getOutputType(-1, inputs), 0, 0);
  }

  @Override
  public OperatorVertex clone() {
    return new OperatorVertex(operator);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OperatorVertex that && operator.equals(that.operator);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(operator);
  }

  @Override
  public String toString() {
    return "OperatorVertex(" + operator + ")";
  }
}
