package org.msift.tasks.data.augmentation;

/**
 * Crop, then flips, then quarter turns anticlockwise (of squares, as long as the turns are odd).
 */
record PixelMove(
    int top, int left, int height, int width, boolean horizontal, boolean vertical, int turns) {

  float[] apply(float[] values, int stride, int bands) {
    float[] moved = new float[height * width * bands];
    int index = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++, index += bands) {
        int fromY = y;
        int fromX = x;
        for (int turn = 0; turn < turns; turn++) {
          int before = fromY;
          fromY = fromX;
          fromX = width - 1 - before;
        }
        fromY = top + (vertical ? height - 1 - fromY : fromY);
        fromX = left + (horizontal ? width - 1 - fromX : fromX);
        System.arraycopy(values, (fromY * stride + fromX) * bands, moved, index, bands);
      }
    }
    return moved;
  }
}
