package org.msift.core.graph;

import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.msift.core.operator.Operator;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The forward and backward call of one operator in a graph, the same for layers and vertices. */
final class HostedPass {

  private final Operator operator;
  private final DataType type;
  private final String place;
  private Pass pass;

  HostedPass(Operator operator, DataType type, String place) {
    this.operator = operator;
    this.type = type;
    this.place = place;
  }

  INDArray forward(
      boolean training,
      long step,
      LayerWorkspaceMgr workspaces,
      Map<String, INDArray> parameters,
      INDArray... inputs) {
    pass =
        Pass.forward(training, type, WorkspaceMemory.forward(workspaces), parameters)
            .at(place, step);
    return operator.forward(pass, ofType(inputs));
  }

  INDArray[] backward(
      long step,
      LayerWorkspaceMgr workspaces,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients,
      INDArray gradient,
      INDArray... inputs) {
    if (pass == null || !pass.training()) {
      // DL4J runs frozen layers forward as in inference, and may still send a gradient through
      // them.
      pass =
          Pass.forward(true, type, WorkspaceMemory.repeated(workspaces), parameters)
              .at(place, step);
      operator.forward(pass, ofType(inputs));
    }
    Pass backward = pass.backward(WorkspaceMemory.backward(workspaces), gradients);
    return operator.backward(backward, gradient.castTo(type), ofType(inputs));
  }

  void clear() {
    pass = null;
  }

  private INDArray[] ofType(INDArray[] inputs) {
    INDArray[] cast = new INDArray[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      cast[i] = inputs[i].castTo(type);
    }
    return cast;
  }
}
