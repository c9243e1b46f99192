package org.msift.ship.metric.pansharpening;

import org.msift.ship.plane.Plane;

/** Sums of a plane over squares. */
final class BlockSums {

  private BlockSums() {}

  /** Squares beside each other: H x W to (H / block) x (W / block), both without remainder. */
  static Plane distinct(Plane plane, int block) {
    int columns = plane.width() / block;
    double[] result = new double[plane.height() / block * columns];
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        result[y / block * columns + x / block] += plane.at(y, x);
      }
    }
    return new Plane(plane.height() / block, columns, result);
  }

  /**
   * Squares at every place, their side a power of two, by repeated doubling: H x W to (H - block +
   * 1) x (W - block + 1).
   */
  static Plane sliding(Plane plane, int block) {
    if (plane.height() < block || plane.width() < block) {
      throw new IllegalArgumentException(
          "an image of %dx%d pixels is smaller than the block of %dx%d; use a larger image"
              .formatted(plane.height(), plane.width(), block, block));
    }
    Plane sums = plane;
    for (int reach = 1; reach < block; reach *= 2) {
      sums = pairs(pairs(sums, 0, reach), reach, 0);
    }
    return sums;
  }

  /** Every value plus that so many rows and columns further. */
  private static Plane pairs(Plane plane, int rows, int columns) {
    int height = plane.height() - rows;
    int width = plane.width() - columns;
    double[] from = plane.values();
    double[] result = new double[height * width];
    for (int y = 0; y < height; y++) {
      int first = y * plane.width();
      int second = (y + rows) * plane.width() + columns;
      for (int x = 0; x < width; x++) {
        result[y * width + x] = from[first + x] + from[second + x];
      }
    }
    return new Plane(height, width, result);
  }
}
