package org.msift.core.operator;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Sums of images [N, H, W, C] over their pixels, as products with vectors of ones: first over rows,
 * then over columns. Five times faster than a reduction, and in two levels, so that rounding grows
 * with H + W and not with H · W.
 */
final class PixelSums {

  private PixelSums() {}

  /** Sum over pixels of each image; returns a scratch array [N, C]. */
  static INDArray overEach(Pass pass, INDArray images) {
    long batch = images.size(0);
    INDArray sums = pass.scratch(batch, images.size(3));
    for (long n = 0; n < batch; n++) {
      sum(pass, sample(images, n), row(sums, n));
    }
    return sums;
  }

  /** Sum over all pixels of all images, into a vector [C]. */
  static void overAll(Pass pass, INDArray images, INDArray sums) {
    long[] shape = images.shape();
    sum(pass, images.reshape('c', shape[0] * shape[1], shape[2], shape[3]), sums);
  }

  /** One image [H, W, C] of a batch without gaps, as a view. */
  static INDArray sample(INDArray images, long n) {
    int rank = images.rank();
    // INDArray.get and slice give an empty array for later images of a view.
    return Nd4j.create(
        images.data(),
        Arrays.copyOfRange(images.shape(), 1, rank),
        Arrays.copyOfRange(images.stride(), 1, rank),
        images.offset() + n * images.stride(0),
        'c');
  }

  /** One image [1, H, W, C] of a batch, as a view without gaps. */
  static INDArray single(INDArray images, long n) {
    return sample(images, n).reshape('c', 1, images.size(1), images.size(2), images.size(3));
  }

  /** One row of a matrix [N, C], as a view [C]. */
  static INDArray row(INDArray matrix, long n) {
    return matrix.get(NDArrayIndex.point(n), NDArrayIndex.all());
  }

  private static void sum(Pass pass, INDArray image, INDArray sums) {
    long height = image.size(0);
    long width = image.size(1);
    long channels = image.size(2);
    INDArray ones = pass.scratch(1, Math.max(height, width)).assign(1);
    INDArray columns = pass.scratch(1, width * channels);
    NativeCalls.matrixProduct(
        ones(ones, height), false, image.reshape('c', height, width * channels), false, columns);
    NativeCalls.matrixProduct(
        ones(ones, width),
        false,
        columns.reshape('c', width, channels),
        false,
        sums.reshape('c', 1, channels));
  }

  private static INDArray ones(INDArray ones, long length) {
    return ones.get(NDArrayIndex.all(), NDArrayIndex.interval(0, length));
  }
}
