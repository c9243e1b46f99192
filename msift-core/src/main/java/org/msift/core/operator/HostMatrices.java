package org.msift.core.operator;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Many small matrices in main memory, single precision, one for each head of each image, where they
 * lie: rows of tokens need not be moved together. Products go to OpenBLAS directly, without the
 * backend's dispatch, which costs more than such a product. Only where {@link HostFloats#reach}.
 *
 * @param pointer start of the array's buffer
 * @param start position of the first matrix
 * @param image distance from an image's matrices to those of the next
 * @param head distance from a head's matrix to that of the next
 * @param heads heads of an image
 * @param rows rows of each matrix
 * @param columns columns of each matrix
 * @param step distance from a row to the next
 */
record HostMatrices(
    FloatPointer pointer,
    long start,
    long image,
    long head,
    int heads,
    int rows,
    int columns,
    int step) {

  /**
   * One part of tokens [N, T, parts · heads · d]: for each image and head a matrix [T, d].
   *
   * @param tokens without gaps
   */
  static HostMatrices ofTokens(INDArray tokens, int heads, int dimension, long part) {
    int width = (int) tokens.size(2);
    int rows = (int) tokens.size(1);
    return new HostMatrices(
        new FloatPointer(tokens.data().pointer()),
        tokens.offset() + part * heads * dimension,
        (long) rows * width,
        dimension,
        heads,
        rows,
        dimension,
        width);
  }

  /**
   * An array [units, T, S] without gaps, one matrix for each head.
   *
   * @param first number of the head that the array's first matrix belongs to
   */
  static HostMatrices ofHeads(INDArray array, long first) {
    int rows = (int) array.size(1);
    int columns = (int) array.size(2);
    long length = (long) rows * columns;
    return new HostMatrices(
        new FloatPointer(array.data().pointer()),
        array.offset() - first * length,
        length,
        0,
        1,
        rows,
        columns,
        columns);
  }

  /** A product of two matrices. */
  record Factors(HostMatrices a, boolean transposeA, HostMatrices b, boolean transposeB) {

    /** product = scale · a · b for some heads. */
    void multiply(double scale, HostMatrices product, long first, long count) {
      HostThreads.split(
          count, (part, from, to) -> multiplyEach(scale, product, first + from, first + to));
    }

    private void multiplyEach(double scale, HostMatrices product, long from, long to) {
      int inner = transposeA ? a.rows : a.columns;
      FloatPointer pa = new FloatPointer(a.pointer);
      FloatPointer pb = new FloatPointer(b.pointer);
      FloatPointer pc = new FloatPointer(product.pointer);
      for (long unit = from; unit < to; unit++) {
        cblas_sgemm(
            CblasRowMajor,
            transposeA ? CblasTrans : CblasNoTrans,
            transposeB ? CblasTrans : CblasNoTrans,
            product.rows,
            product.columns,
            inner,
            (float) scale,
            pa.position(a.at(unit)),
            a.step,
            pb.position(b.at(unit)),
            b.step,
            0,
            pc.position(product.at(unit)),
            product.step);
      }
    }
  }

  private long at(long unit) {
    return start + unit / heads * image + unit % heads * head;
  }
}
