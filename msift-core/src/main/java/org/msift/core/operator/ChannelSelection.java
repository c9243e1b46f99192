package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some neighbouring channels of images, taken out or put back: a copy by oneDNN, or else a product
 * with a matrix of zeros and ones, which is exact too, and faster than the backend's copy of a
 * strided view.
 *
 * @param pass gives memory
 * @param channels channels C of the images
 * @param from the first channel selected
 * @param selected how many are
 */
record ChannelSelection(Pass pass, long channels, long from, long selected) {

  /** result = the selected channels; both without gaps. */
  void select(INDArray images, INDArray result) {
    if (OneDnn.reach(result)) {
      OneDnn.copy(part(images), HostArray.rows(result));
    } else {
      NativeCalls.matrixProduct(pixels(images), false, matrix(), false, pixels(result));
    }
  }

  /** result = the given channels in their places, and zeros; both without gaps. */
  void putBack(INDArray selection, INDArray result) {
    if (OneDnn.reach(result)) {
      result.assign(0);
      place(selection, result);
    } else {
      NativeCalls.matrixProduct(pixels(selection), false, matrix(), true, pixels(result));
    }
  }

  /** Writes the given channels in their places and leaves the others; where oneDNN reaches. */
  void place(INDArray selection, INDArray result) {
    OneDnn.copy(HostArray.rows(selection), part(result));
  }

  private HostArray part(INDArray images) {
    return HostArray.rows(images).part(1, from, selected);
  }

  private INDArray matrix() {
    double[] values = new double[Math.toIntExact(channels * selected)];
    for (long i = 0; i < selected; i++) {
      values[Math.toIntExact((from + i) * selected + i)] = 1;
    }
    return pass.scratch(values, channels, selected);
  }

  private static INDArray pixels(INDArray images) {
    return images.reshape('c', images.length() / images.size(3), images.size(3));
  }
}
