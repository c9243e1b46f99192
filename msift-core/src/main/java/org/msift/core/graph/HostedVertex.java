package org.msift.core.graph;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.msift.core.operator.Operator;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A running DL4J vertex that hosts an operator without parameters. */
@SuppressWarnings("overrides") // DL4J's base class declares an array where its interface has "..."
final class HostedVertex extends BaseGraphVertex {

  private static final long serialVersionUID = 1L;

  private final Operator operator;
  private transient HostedPass pass;

  HostedVertex(ComputationGraph graph, String name, int index, Operator operator, DataType type) {
    super(graph, name, index, null, null, type);
    this.operator = operator;
  }

  private HostedPass pass() {
    if (pass == null) {
      pass = new HostedPass(operator, dataType, getVertexName());
    }
    return pass;
  }

  Operator operator() {
    return operator;
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    if (!canDoForward()) {
      throw new IllegalStateException("the inputs of vertex " + getVertexName() + " are not set");
    }
    return pass().forward(training, step(), workspaces, Map.of(), inputs);
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    if (!canDoBackward()) {
      throw new IllegalStateException(
          "inputs or gradient of vertex " + getVertexName() + " are not set");
    }
    return new Pair<>(
        null, pass().backward(step(), workspaces, Map.of(), Map.of(), epsilon, inputs));
  }

  /** Steps of training so far; a saved graph keeps the count. */
  private long step() {
    return graph.getConfiguration().getIterationCount();
  }

  @Override
  public void clear() {
    super.clear();
    pass().clear();
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public Layer getLayer() {
    return null;
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    if (gradients != null) {
      throw new IllegalArgumentException(
          "vertex " + getVertexName() + " has no parameters, but was given gradients");
    }
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int batch) {
    return masks == null || masks.length == 0 ? null : new Pair<>(masks[0], state);
  }

  @Override
  public String toString() {
    return "HostedVertex(" + getVertexName() + ", " + operator + ")";
  }
}
