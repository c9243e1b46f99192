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
    alongColumns(pass, columnMatrix, false, between, result);
  }

  /** Carries gradients [N, h, w, C], row-major, back to [N, H, W, C]. */
  void backward(Pass pass, INDArray gradient, INDArray result) {
    INDArray between =
        pass.scratch(gradient.size(0), rows.outputs(), columns.inputs(), gradient.size(3));
    alongColumns(pass, array(pass, columns), true, gradient, between);
    alongRows(array(pass, rows), true, between, result);
  }

  private static void alongRows(INDArray matrix, boolean transpose, INDArray from, INDArray to) {
    for (long n = 0; n < from.size(0); n++) {
      NativeCalls.matrixProduct(matrix, transpose, rows(from, n), false, rows(to, n));
    }
  }

  /** Columns first, so that one product serves all lines: two copies cost less than many calls. */
  private static void alongColumns(
      Pass pass, INDArray matrix, boolean transpose, INDArray from, INDArray to) {
    long lines = from.size(0) * from.size(1);
    long channels = from.size(3);
    INDArray turned = pass.scratch(from.size(2), lines, channels);
    turned.assign(from.reshape('c', lines, from.size(2), channels).permute(1, 0, 2));
    INDArray product = pass.scratch(to.size(2), lines, channels);
    NativeCalls.matrixProduct(matrix, transpose, flat(turned), false, flat(product));
    to.reshape('c', lines, to.size(2), channels).assign(product.permute(1, 0, 2));
  }

  private static INDArray flat(INDArray array) {
    return array.reshape('c', array.size(0), array.size(1) * array.size(2));
  }

  private static INDArray rows(INDArray images, long n) {
    long line = images.size(2) * images.size(3);
    return matrix(images, images.size(1), line, n * images.size(1) * line);
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
    return pass.scratch(matrix.values(), matrix.outputs(), matrix.inputs());
  }
}
