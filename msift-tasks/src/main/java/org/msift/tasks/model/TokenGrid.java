package org.msift.tasks.model;

import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.DataException;

/**
 * How the tokens of an image lie.
 *
 * @param rows rows of tokens
 * @param columns columns of tokens
 * @param first index of the first of them: 1 after a class token
 */
record TokenGrid(int rows, int columns, int first) {

  /**
   * The grid whose sides are most like those of the image; strides may have rounded them. Groups of
   * bands, which lie nowhere in the image, become a row.
   */
  static TokenGrid of(int tokens, boolean classToken, boolean bands, SourceShape image) {
    int first = classToken ? 1 : 0;
    int places = tokens - first;
    int best = 1;
    for (int rows = 1; rows <= places && !bands; rows++) {
      if (places % rows == 0 && distance(rows, places, image) < distance(best, places, image)) {
        best = rows;
      }
    }
    return new TokenGrid(best, places / best, first);
  }

  private static double distance(int rows, int places, SourceShape image) {
    double sides = (double) rows * rows / places;
    return Math.abs(Math.log(sides * image.width() / image.height()));
  }

  /** The token that covers a pixel; for groups of bands x is the number of the group. */
  int token(boolean bands, SourceShape image, int y, int x) {
    int height = bands ? 1 : image.height();
    int width = bands ? columns : image.width();
    if (y < 0 || x < 0 || y >= height || x >= width) {
      throw new DataException(
          "the point x %d, y %d is outside %s of %d x %d (width x height)"
              .formatted(x, y, bands ? "the groups of bands" : "the image", width, height));
    }
    return y * rows / height * columns + x * columns / width;
  }
}
