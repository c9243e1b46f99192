package org.msift.core.operator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Softmax over the last axis.
 *
 * <p>The native one of 1.0.0-M2.1, where oneDNN does not compute it, looks for a row's maximum from
 * 0 upwards: a row whose every value is so small that its exponential is 0 becomes NaN. There the
 * maximum is subtracted first; where oneDNN does it, as in single precision, a second time would
 * only cost time.
 */
final class Softmax {

  private static final double SMALL = -1e4;

  private static final Map<DataType, Boolean> RIGHT = new ConcurrentHashMap<>();

  private Softmax() {}

  /**
   * Computes it.
   *
   * @param input rank 3 or more, without gaps
   * @param output of the same shape, without gaps; may be the input
   */
  static void compute(Pass pass, INDArray input, INDArray output) {
    if (RIGHT.computeIfAbsent(input.dataType(), Softmax::isRight)) {
      NativeCalls.softmax(input, output);
      return;
    }
    INDArray rows = Rows.of(input);
    INDArray maxima = pass.scratch(rows.rows());
    NativeCalls.rowMaxima(rows, maxima);
    Broadcast.subtractColumn(rows, maxima.reshape('c', rows.rows(), 1), Rows.of(output));
    NativeCalls.softmax(output, output);
  }

  /** Whether the backend in use computes rows of small values. */
  private static boolean isRight(DataType type) {
    MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
    try {
      INDArray small = Nd4j.valueArrayOf(new long[] {2, 2, 4}, SMALL, type);
      NativeCalls.softmax(small, small);
      return !Double.isNaN(small.getDouble(0));
    } finally {
      outside.close();
    }
  }
}
