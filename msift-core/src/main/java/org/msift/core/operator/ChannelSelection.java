package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some neighbouring channels of images, taken out or put back by a product with a matrix of zeros
 * and ones: exact, and faster than a copy of a strided view.
 *
 * @param matrix [C, selected]
 */
record ChannelSelection(INDArray matrix) {

  /** The selection of channels from, from + 1 … of images with a number of channels. */
  static ChannelSelection of(Pass pass, long channels, long from, long selected) {
    double[] values = new double[Math.toIntExact(channels * selected)];
    for (long i = 0; i < selected; i++) {
      values[Math.toIntExact((from + i) * selected + i)] = 1;
    }
    return new ChannelSelection(pass.scratch(values, channels, selected));
  }

  /** result = the selected channels; both without gaps. */
  void select(INDArray images, INDArray result) {
    NativeCalls.matrixProduct(pixels(images), false, matrix, false, pixels(result));
  }

  /** result = the given channels in their places, and zeros; both without gaps. */
  void putBack(INDArray selected, INDArray result) {
    NativeCalls.matrixProduct(pixels(selected), false, matrix, true, pixels(result));
  }

  private static INDArray pixels(INDArray images) {
    return images.reshape('c', images.length() / images.size(3), images.size(3));
  }
}
