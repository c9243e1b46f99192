package org.msift.core.operator;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory out of ND4J workspaces that remembers what it handed out, and hands it out full of NaN: a
 * value that is read before it was written shows.
 */
final class WorkspaceMemoryRecorder implements Memory {

  private final MemoryWorkspace resultSpace;
  private final MemoryWorkspace keptSpace;
  private final MemoryWorkspace scratchSpace;
  private final List<INDArray> results = new ArrayList<>();
  private final List<INDArray> kept = new ArrayList<>();
  private final List<INDArray> scratches = new ArrayList<>();

  WorkspaceMemoryRecorder(
      MemoryWorkspace resultSpace, MemoryWorkspace keptSpace, MemoryWorkspace scratchSpace) {
    this.resultSpace = resultSpace;
    this.keptSpace = keptSpace;
    this.scratchSpace = scratchSpace;
  }

  @Override
  public INDArray result(DataType type, long... shape) {
    return handOut(resultSpace, results, type, shape);
  }

  @Override
  public INDArray kept(DataType type, long... shape) {
    return handOut(keptSpace, kept, type, shape);
  }

  @Override
  public INDArray scratch(DataType type, long... shape) {
    return handOut(scratchSpace, scratches, type, shape);
  }

  private static INDArray handOut(
      MemoryWorkspace space, List<INDArray> list, DataType type, long... shape) {
    MemoryWorkspace borrowed = space.notifyScopeBorrowed();
    try {
      INDArray array = Nd4j.createUninitialized(type, shape, 'c').assign(Double.NaN);
      list.add(array);
      return array;
    } finally {
      borrowed.close();
    }
  }

  /** What {@link #result} handed out. */
  List<INDArray> results() {
    return results;
  }

  /** Overwrites what nobody may look at after the call. */
  void spoilScratches() {
    scratches.forEach(array -> array.assign(Double.NaN));
  }

  /** Overwrites what nobody may look at after backward. */
  void spoilKept() {
    kept.forEach(array -> array.assign(Double.NaN));
  }
}
