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
}
