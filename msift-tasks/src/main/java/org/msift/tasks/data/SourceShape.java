package org.msift.tasks.data;

/**
 * The shape of one source's images, channels last.
 *
 * @param name the source
 * @param height rows, positive
 * @param width columns, positive
 * @param bands bands, positive
 */
public record SourceShape(String name, int height, int width, int bands) {

  /**
   * Values of one image.
   *
   * @return height * width * bands
   */
  public int length() {
    return Math.multiplyExact(Math.multiplyExact(height, width), bands);
  }

  /**
   * Moves an image of this shape, its edges repeated.
   *
   * @param values the image [H, W, C]. Not modified
   * @param down rows to move it by, of either sign
   * @param right columns to move it by, of either sign
   * @return a new image
   */
  public float[] moved(float[] values, int down, int right) {
    return window(values, -down, -right, height, width);
  }

  /**
   * Cuts a window out of an image of this shape; beyond its edges its outermost pixels are
   * repeated.
   *
   * @param values the image [H, W, C]. Not modified
   * @param top row of the window's first pixel; may lie outside
   * @param left column of the window's first pixel; may lie outside
   * @param rows height of the window
   * @param columns width of the window
   * @return a new image
   */
  public float[] window(float[] values, int top, int left, int rows, int columns) {
    float[] result = new float[rows * columns * bands];
    for (int y = 0; y < rows; y++) {
      int fromY = Math.max(0, Math.min(height - 1, top + y));
      for (int x = 0; x < columns; x++) {
        int fromX = Math.max(0, Math.min(width - 1, left + x));
        int from = (fromY * width + fromX) * bands;
        System.arraycopy(values, from, result, (y * columns + x) * bands, bands);
      }
    }
    return result;
  }
}
