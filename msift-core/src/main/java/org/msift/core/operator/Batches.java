package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Parts of a batch without gaps. */
final class Batches {

  private Batches() {}

  /** Some neighbouring elements of the batch, as a view without gaps. */
  static INDArray part(INDArray array, long from, long count) {
    long[] shape = array.shape().clone();
    shape[0] = count;
    return view(array, from * (array.length() / array.size(0)), shape, Nd4j.getStrides(shape, 'c'));
  }

  /** A view from a position on. */
  static INDArray view(INDArray array, long from, long[] shape, long... strides) {
    // INDArray.get gives an empty array for later parts of a view.
    return Nd4j.create(array.data(), shape, strides, array.offset() + from, 'c');
  }
}
