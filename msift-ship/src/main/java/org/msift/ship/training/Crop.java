package org.msift.ship.training;

import java.util.SplittableRandom;

/**
 * A square of an image, perhaps mirrored and transposed.
 *
 * @param imageWidth columns of the image
 * @param top first row
 * @param left first column
 * @param size height and width
 * @param upsideDown whether rows are mirrored
 * @param leftRight whether columns are mirrored
 * @param transposed whether rows and columns are exchanged
 */
record Crop(
    int imageWidth,
    int top,
    int left,
    int size,
    boolean upsideDown,
    boolean leftRight,
    boolean transposed) {

  static Crop random(int height, int width, int size, boolean flips, SplittableRandom random) {
    int top = random.nextInt(height - size + 1);
    int left = random.nextInt(width - size + 1);
    return new Crop(
        width,
        top,
        left,
        size,
        flips && random.nextBoolean(),
        flips && random.nextBoolean(),
        flips && random.nextBoolean());
  }

  /** The same place of an image whose pixels are finer. */
  Crop enlarged(int ratio) {
    return new Crop(
        imageWidth * ratio,
        top * ratio,
        left * ratio,
        size * ratio,
        upsideDown,
        leftRight,
        transposed);
  }

  /** The same crop, perhaps transposed and not mirrored. */
  Crop withoutMirrors() {
    return new Crop(imageWidth, top, left, size, false, false, transposed);
  }

  /** Where in the image a pixel of the crop lies, both in row-major order. */
  int index(int pixel) {
    int row = transposed ? pixel % size : pixel / size;
    int column = transposed ? pixel / size : pixel % size;
    int y = upsideDown ? size - 1 - row : row;
    int x = leftRight ? size - 1 - column : column;
    return (top + y) * imageWidth + left + x;
  }
}
