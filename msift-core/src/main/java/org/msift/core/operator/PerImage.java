package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Combines every pixel of images [N, H, W, C] with a vector of its image, [N, 1, 1, C]. */
final class PerImage {

  private PerImage() {}

  /** result = images + vector; the result may be the images. */
  static void add(INDArray images, INDArray vectors, INDArray result) {
    for (long n = 0; n < images.size(0); n++) {
      Broadcast.addRow(pixels(images, n), pixels(vectors, n), pixels(result, n));
    }
  }

  /** result = images · vector; the result may be the images. */
  static void multiply(INDArray images, INDArray vectors, INDArray result) {
    for (long n = 0; n < images.size(0); n++) {
      Broadcast.multiplyRow(pixels(images, n), pixels(vectors, n), pixels(result, n));
    }
  }

  private static INDArray pixels(INDArray images, long n) {
    long channels = images.size(3);
    return PixelSums.sample(images, n).reshape('c', images.size(1) * images.size(2), channels);
  }
}
