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
    float[] result = new float[values.length];
    for (int y = 0; y < height; y++) {
      int fromY = Math.max(0, Math.min(height - 1, y - down));
      for (int x = 0; x < width; x++) {
        int fromX = Math.max(0, Math.min(width - 1, x - right));
        int from = (fromY * width + fromX) * bands;
        System.arraycopy(values, from, result, (y * width + x) * bands, bands);
      }
    }
    return result;
  }
}
