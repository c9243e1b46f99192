package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A linear map of the rows and one of the columns of images, as matrix products; the way back of
 * gradients is the product with the transposed matrices.
 *
 * @param rows map of the rows [h, H]
 * @param columns map of the columns [w, W]
 */
record AxisProducts(AxisMatrix rows, AxisMatrix columns) {

  /** Maps images [N, H, W, C], row-major, to [N, h, w, C]. */
  void forward(Pass pass, INDArray images, INDArray result) {
    INDArray between = pass.scratch(images.size(0), rows.outputs(), images.size(2), images.size(3));
    INDArray rowMatrix = array(pass, rows);
    INDArray columnMatrix = array(pass, columns);
    alongRows(rowMatrix, false, images, between);
    alongColumns(columnMatrix, false, between, result);
  }

  /** Carries gradients [N, h, w, C], row-major, back to [N, H, W, C]. */
  void backward(Pass pass, INDArray gradient, INDArray result) {
    INDArray between =
        pass.scratch(gradient.size(0), rows.outputs(), columns.inputs(), gradient.size(3));
    alongColumns(array(pass, columns), true, gradient, between);
    alongRows(array(pass, rows), true, between, result);
  }

  private static void alongRows(INDArray matrix, boolean transpose, INDArray from, INDArray to) {
    for (long n = 0; n < from.size(0); n++) {
      NativeCalls.matrixProduct(matrix, transpose, rows(from, n), false, rows(to, n));
    }
  }

  private static void alongColumns(INDArray matrix, boolean transpose, INDArray from, INDArray to) {
    long lines = from.size(0) * from.size(1);
    for (long line = 0; line < lines; line++) {
      NativeCalls.matrixProduct(matrix, transpose, columns(from, line), false, columns(to, line));
    }
  }

  private static INDArray rows(INDArray images, long n) {
    long line = images.size(2) * images.size(3);
    return matrix(images, images.size(1), line, n * images.size(1) * line);
  }

  private static INDArray columns(INDArray images, long line) {
    long width = images.size(2);
    long channels = images.size(3);
    return matrix(images, width, channels, line * width * channels);
  }

  private static INDArray matrix(INDArray images, long height, long width, long offset) {
    return Nd4j.create(
        images.data(),
        new long[] {height, width},
        new long[] {width, 1},
        images.offset() + offset,
        'c');
  }

  private static INDArray array(Pass pass, AxisMatrix matrix) {
    INDArray array = pass.scratch(matrix.outputs(), matrix.inputs());
    double[] values = matrix.values();
    for (int i = 0; i < values.length; i++) {
      array.putScalar(i, values[i]);
    }
    return array;
  }
}
