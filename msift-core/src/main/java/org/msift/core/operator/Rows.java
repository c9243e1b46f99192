package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays without gaps seen as a matrix: all axes but the last one are its rows. */
final class Rows {

  private Rows() {}

  /** The matrix, [rows, features], as a view. */
  static INDArray of(INDArray array) {
    long features = array.size(array.rank() - 1);
    return array.reshape('c', array.length() / features, features);
  }

  /** Sum of all rows, as a product with a vector of ones. */
  static void sum(Pass pass, INDArray matrix, INDArray sum) {
    INDArray ones = pass.scratch(1, matrix.rows()).assign(1);
    NativeCalls.matrixProduct(ones, false, matrix, false, sum.reshape('c', 1, matrix.columns()));
  }

  /** All rows of a matrix become the same. In the heap, where that is possible. */
  static void fill(INDArray matrix, INDArray row) {
    if (!HostFloats.reach(matrix)) {
      Broadcast.addRow(matrix.assign(0), row, matrix);
      return;
    }
    HostFloats values = new HostFloats(matrix);
    values.writeTiles(new HostFloats(row).all());
  }
}
