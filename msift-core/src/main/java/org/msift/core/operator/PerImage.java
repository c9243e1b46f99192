package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Combines every pixel of images [N, H, W, C] with a vector of its image, [N, 1, 1, C]. */
final class PerImage {

  private PerImage() {}

  /** result = images + vector; the result must be another array. */
  static void add(INDArray images, INDArray vectors, INDArray result) {
    NativeCalls.addBroadcast(images, vectors, result);
  }

  /** result = images − vector; the result must be another array. */
  static void subtract(INDArray images, INDArray vectors, INDArray result) {
    NativeCalls.subtract(images, vectors, result);
  }

  /** result = images · vector; the result must be another array. */
  static void multiply(INDArray images, INDArray vectors, INDArray result) {
    NativeCalls.multiply(images, vectors, result);
  }
}
