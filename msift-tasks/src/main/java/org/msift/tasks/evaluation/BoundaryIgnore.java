package org.msift.tasks.evaluation;

/**
 * Takes the pixels near a boundary between two labels out of an evaluation, as the ISPRS benchmark
 * does with a disc of radius 3, for no annotator draws boundaries to the pixel. A pixel is near if
 * one of another label (the ignored one counts as one) lies within the radius, in Euclidean
 * distance between pixel centres. The border of the image is no boundary.
 *
 * @param radius pixels, 1..100
 * @param ignoredLabel what the labels near a boundary become, such as 255
 */
public record BoundaryIgnore(int radius, int ignoredLabel) {

  private static final int LARGEST_RADIUS = 100;

  /**
   * A rule for boundaries.
   *
   * @param radius pixels, 1..100
   * @param ignoredLabel what the labels near a boundary become, such as 255
   * @throws IllegalArgumentException if the radius is out of range
   */
  public BoundaryIgnore {
    if (radius < 1 || radius > LARGEST_RADIUS) {
      throw new IllegalArgumentException(
          "the radius is " + radius + " pixels, expected 1.." + LARGEST_RADIUS);
    }
  }

  /**
   * The labels with those near a boundary ignored.
   *
   * @param labels height x width labels, row after row; not modified
   * @param height rows, at least 1
   * @param width columns, at least 1
   * @return a fresh array of the same size
   * @throws IllegalArgumentException if the number of labels is not height x width
   */
  public int[] apply(int[] labels, int height, int width) {
    if (height < 1 || width < 1 || labels.length != (long) height * width) {
      throw new IllegalArgumentException(
          labels.length + " labels are no map of " + height + " x " + width + " pixels");
    }
    int[] result = labels.clone();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (touchesAnother(labels, height, width, y, x)) {
          ignoreOthersAround(labels, result, height, width, y, x);
        }
      }
    }
    return result;
  }

  /** The nearest pixel of another label always is one of these. */
  private static boolean touchesAnother(int[] labels, int height, int width, int y, int x) {
    int label = labels[y * width + x];
    for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        if (labels[row * width + column] != label) {
          return true;
        }
      }
    }
    return false;
  }

  private void ignoreOthersAround(int[] labels, int[] result, int height, int width, int y, int x) {
    int label = labels[y * width + x];
    for (int row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++) {
      int dy = row - y;
      int reach = (int) Math.sqrt(radius * radius - dy * dy);
      int last = Math.min(width - 1, x + reach);
      for (int column = Math.max(0, x - reach); column <= last; column++) {
        if (labels[row * width + column] != label) {
          result[row * width + column] = ignoredLabel;
        }
      }
    }
  }
}
