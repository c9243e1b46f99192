package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix combined with a row (one value for each column) or a column (one value for each row).
 */
final class Broadcast {

  private static final int ROWS = 0;
  private static final int COLUMNS = 1;

  private Broadcast() {}

  /** result = matrix + row; the result may be the matrix. */
  static INDArray addRow(INDArray matrix, INDArray row, INDArray result) {
    return Nd4j.getExecutioner().exec(new BroadcastAddOp(matrix, row, result, COLUMNS));
  }

  /** result = matrix − row; the result may be the matrix. */
  static INDArray subtractRow(INDArray matrix, INDArray row, INDArray result) {
    return Nd4j.getExecutioner().exec(new BroadcastSubOp(matrix, row, result, COLUMNS));
  }

  /** result = matrix · row; the result may be the matrix. */
  static INDArray multiplyRow(INDArray matrix, INDArray row, INDArray result) {
    return Nd4j.getExecutioner().exec(new BroadcastMulOp(matrix, row, result, COLUMNS));
  }

  /** result = matrix − column; the result may be the matrix. */
  static INDArray subtractColumn(INDArray matrix, INDArray column, INDArray result) {
    return Nd4j.getExecutioner().exec(new BroadcastSubOp(matrix, column, result, ROWS));
  }

  /** result = matrix · column; the result may be the matrix. */
  static INDArray multiplyColumn(INDArray matrix, INDArray column, INDArray result) {
    return Nd4j.getExecutioner().exec(new BroadcastMulOp(matrix, column, result, ROWS));
  }
}
