package org.msift.core.graph;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.msift.core.operator.Memory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Memory of an operator inside DL4J's workspaces. */
record WorkspaceMemory(
    LayerWorkspaceMgr workspaces, ArrayType results, ArrayType keeps, ArrayType scratches)
    implements Memory {

  /** For a forward pass; what backward needs lives as long as the activations. */
  static Memory forward(LayerWorkspaceMgr workspaces) {
    return new WorkspaceMemory(
        workspaces, ArrayType.ACTIVATIONS, ArrayType.ACTIVATIONS, ArrayType.FF_WORKING_MEM);
  }

  /** For a backward pass. */
  static Memory backward(LayerWorkspaceMgr workspaces) {
    return new WorkspaceMemory(
        workspaces, ArrayType.ACTIVATION_GRAD, ArrayType.BP_WORKING_MEM, ArrayType.BP_WORKING_MEM);
  }

  /** For a forward pass that is repeated inside a backward pass. */
  static Memory repeated(LayerWorkspaceMgr workspaces) {
    return new WorkspaceMemory(
        workspaces, ArrayType.BP_WORKING_MEM, ArrayType.BP_WORKING_MEM, ArrayType.BP_WORKING_MEM);
  }

  @Override
  public INDArray result(DataType type, long... shape) {
    return workspaces.createUninitialized(results, type, shape);
  }

  @Override
  public INDArray kept(DataType type, long... shape) {
    return workspaces.createUninitialized(keeps, type, shape);
  }

  @Override
  public INDArray scratch(DataType type, long... shape) {
    return workspaces.createUninitialized(scratches, type, shape);
  }
}
