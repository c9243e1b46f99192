package org.msift.ship.plane;

import java.util.Arrays;

/**
 * A linear filter of planes with a kernel of odd height and width: a cross-correlation, the kernel
 * not turned. A kernel that is a product of a column and a row is applied as two passes.
 */
public final class PlaneFilter {

  private final int height;
  private final int width;
  private final double[] column;
  private final double[] row;
  private final double[][] kernel;

  private PlaneFilter(double[] column, double[] row, double[][] kernel, int height, int width) {
    this.column = column;
    this.row = row;
    this.kernel = kernel;
    this.height = height;
    this.width = width;
    if (height % 2 == 0 || width % 2 == 0) {
      throw new IllegalArgumentException(
          "a kernel of %dx%d; expected an odd height and width".formatted(height, width));
    }
  }

  /**
   * The filter of a kernel.
   *
   * @param kernel rows of the kernel, all of one length; copied
   * @return the filter
   * @throws IllegalArgumentException if height or width is even, or rows differ in length
   */
  public static PlaneFilter of(double[]... kernel) {
    double[][] copy = new double[kernel.length][];
    for (int y = 0; y < kernel.length; y++) {
      copy[y] = kernel[y].clone();
      if (copy[y].length != kernel[0].length) {
        throw new IllegalArgumentException(
            "kernel rows of %d and %d values; expected one length"
                .formatted(kernel[0].length, copy[y].length));
      }
    }
    return new PlaneFilter(null, null, copy, kernel.length, kernel[0].length);
  }

  /**
   * The filter of a kernel that is column times row.
   *
   * @param column factors along y; copied
   * @param row factors along x; copied
   * @return the filter
   * @throws IllegalArgumentException if one has an even length
   */
  public static PlaneFilter separable(double[] column, double[] row) {
    return new PlaneFilter(column.clone(), row.clone(), null, column.length, row.length);
  }

  /**
   * A Gaussian cut off to a square and scaled to sum 1, as MATLAB's fspecial.
   *
   * @param size height and width, odd
   * @param sigma standard deviation in pixels, greater than 0
   * @return the filter
   * @throws IllegalArgumentException if the size is even
   */
  public static PlaneFilter gaussian(int size, double sigma) {
    double[] line = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double distance = i - (size - 1) / 2.0;
      line[i] = Math.exp(-distance * distance / (2 * sigma * sigma));
      sum += line[i];
    }
    for (int i = 0; i < size; i++) {
      line[i] /= sum;
    }
    return separable(line, line);
  }

  /**
   * A mean over a square.
   *
   * @param size height and width, odd
   * @return the filter
   * @throws IllegalArgumentException if the size is even
   */
  public static PlaneFilter mean(int size) {
    double[] line = new double[size];
    Arrays.fill(line, 1.0 / size);
    return separable(line, line);
  }

  /**
   * Filters a plane to one of the same size.
   *
   * @param plane H x W
   * @param border what stands beyond its edge
   * @return a fresh plane H x W
   */
  public Plane apply(Plane plane, Border border) {
    int top = height / 2;
    int left = width / 2;
    return valid(padded(plane, top, left, border));
  }

  /**
   * Filters a plane where the whole kernel lies within it.
   *
   * @param plane H x W
   * @return a fresh plane (H - height + 1) x (W - width + 1)
   * @throws IllegalArgumentException if the plane is smaller than the kernel
   */
  public Plane valid(Plane plane) {
    int rows = plane.height() - height + 1;
    int columns = plane.width() - width + 1;
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "a plane of %dx%d is smaller than the kernel of %dx%d; use a larger image"
              .formatted(plane.height(), plane.width(), height, width));
    }
    return kernel == null
        ? alongColumns(alongRows(plane, columns), rows)
        : direct(plane, rows, columns);
  }

  private Plane alongRows(Plane plane, int columns) {
    double[] result = new double[plane.height() * columns];
    double[] values = plane.values();
    for (int y = 0; y < plane.height(); y++) {
      for (int k = 0; k < width; k++) {
        addScaled(values, y * plane.width() + k, row[k], result, y * columns, columns);
      }
    }
    return new Plane(plane.height(), columns, result);
  }

  private Plane alongColumns(Plane plane, int rows) {
    int columns = plane.width();
    double[] result = new double[rows * columns];
    for (int y = 0; y < rows; y++) {
      for (int k = 0; k < height; k++) {
        addScaled(plane.values(), (y + k) * columns, column[k], result, y * columns, columns);
      }
    }
    return new Plane(rows, columns, result);
  }

  private Plane direct(Plane plane, int rows, int columns) {
    double[] result = new double[rows * columns];
    for (int y = 0; y < rows; y++) {
      for (int ky = 0; ky < height; ky++) {
        addRow(kernel[ky], plane.values(), (y + ky) * plane.width(), result, y * columns, columns);
      }
    }
    return new Plane(rows, columns, result);
  }

  /** Four factors at a time where none is 0: fewer loads and stores, the same order of sums. */
  private static void addRow(
      double[] factors, double[] from, int start, double[] to, int first, int count) {
    int k = 0;
    while (k < factors.length) {
      if (factors[k] == 0) {
        k++;
      } else if (k + 4 <= factors.length && factors[k + 3] != 0) {
        addFour(factors, k, from, start + k, to, first, count);
        k += 4;
      } else {
        addScaled(from, start + k, factors[k], to, first, count);
        k++;
      }
    }
  }

  private static void addFour(
      double[] factors, int k, double[] from, int start, double[] to, int first, int count) {
    double a = factors[k];
    double b = factors[k + 1];
    double c = factors[k + 2];
    double d = factors[k + 3];
    for (int i = 0; i < count; i++) {
      int at = start + i;
      to[first + i] =
          to[first + i] + a * from[at] + b * from[at + 1] + c * from[at + 2] + d * from[at + 3];
    }
  }

  /** A loop over neighbours, which is compiled to vector instructions. */
  private static void addScaled(
      double[] from, int start, double factor, double[] to, int first, int count) {
    for (int i = 0; i < count; i++) {
      to[first + i] += factor * from[start + i];
    }
  }

  private static Plane padded(Plane plane, int top, int left, Border border) {
    int rows = plane.height() + 2 * top;
    int columns = plane.width() + 2 * left;
    double[] result = new double[rows * columns];
    for (int y = 0; y < rows; y++) {
      int fromRow = border.place(y - top, plane.height());
      for (int x = 0; x < columns && fromRow != Border.OUTSIDE; x++) {
        int fromColumn = border.place(x - left, plane.width());
        if (fromColumn != Border.OUTSIDE) {
          result[y * columns + x] = plane.at(fromRow, fromColumn);
        }
      }
    }
    return new Plane(rows, columns, result);
  }
}
