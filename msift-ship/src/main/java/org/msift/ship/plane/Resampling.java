package org.msift.ship.plane;

/** Planes made smaller or larger by an integer ratio. */
public final class Resampling {

  private Resampling() {}

  /**
   * Shrinks a plane by cubic convolution whose kernel is widened by the ratio against aliasing. The
   * corners of both planes coincide: value i stands at {@code ratio * i + (ratio - 1) / 2} of the
   * plane. Equal to MATLAB's {@code imresize(plane, 1 / ratio)} with {@link
   * ResamplingEdge#MIRRORED}, to Pillow's BICUBIC in floating point with {@link
   * ResamplingEdge#CUT}.
   *
   * @param plane H x W, multiples of the ratio. Not modified
   * @param ratio 1 or more
   * @param edge what happens beyond the edge
   * @return a fresh plane H/ratio x W/ratio
   * @throws IllegalArgumentException if the ratio is below 1 or does not divide the sizes
   */
  public static Plane shrink(Plane plane, int ratio, ResamplingEdge edge) {
    requireMultiple(plane, ratio);
    double centre = (ratio - 1) / 2.0;
    AxisWeights rows = shrinking(plane.height(), ratio, centre, edge);
    AxisWeights columns = shrinking(plane.width(), ratio, centre, edge);
    return rows.alongColumns(columns.alongRows(plane));
  }

  private static AxisWeights shrinking(int length, int ratio, double centre, ResamplingEdge edge) {
    return AxisWeights.of(
        length, length / ratio, centre, ratio, ResamplingKernel.CUBIC, ratio, edge);
  }

  /**
   * Enlarges a plane by interpolation.
   *
   * @param plane h x w. Not modified
   * @param ratio 1 or more
   * @param offset where value 0 stands in the result; value i stands at {@code offset + ratio * i}
   * @param kernel the interpolation
   * @param edge what happens beyond the edge
   * @return a fresh plane (h ratio) x (w ratio)
   * @throws IllegalArgumentException if the ratio is below 1
   */
  public static Plane enlarge(
      Plane plane, int ratio, double offset, ResamplingKernel kernel, ResamplingEdge edge) {
    requireRatio(ratio);
    double first = -offset / ratio;
    double step = 1.0 / ratio;
    int height = Math.multiplyExact(plane.height(), ratio);
    int width = Math.multiplyExact(plane.width(), ratio);
    AxisWeights rows = AxisWeights.of(plane.height(), height, first, step, kernel, 1, edge);
    AxisWeights columns = AxisWeights.of(plane.width(), width, first, step, kernel, 1, edge);
    return rows.alongColumns(columns.alongRows(plane));
  }

  /**
   * Keeps every ratio-th value of every ratio-th row.
   *
   * @param plane H x W, multiples of the ratio. Not modified
   * @param ratio 1 or more
   * @param phase row and column of the first value kept, 0 .. ratio - 1
   * @return a fresh plane H/ratio x W/ratio
   * @throws IllegalArgumentException if the ratio is below 1 or does not divide the sizes, or there
   *     is no such phase
   */
  public static Plane decimate(Plane plane, int ratio, int phase) {
    requireMultiple(plane, ratio);
    if (phase < 0 || phase >= ratio) {
      throw new IllegalArgumentException(
          "a phase of %d for a ratio of %d; expected 0 .. ratio - 1".formatted(phase, ratio));
    }
    int rows = plane.height() / ratio;
    int columns = plane.width() / ratio;
    double[] result = new double[rows * columns];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        result[y * columns + x] = plane.at(y * ratio + phase, x * ratio + phase);
      }
    }
    return new Plane(rows, columns, result);
  }

  private static void requireRatio(int ratio) {
    if (ratio < 1) {
      throw new IllegalArgumentException("a ratio of %d; expected 1 or more".formatted(ratio));
    }
  }

  private static void requireMultiple(Plane plane, int ratio) {
    requireRatio(ratio);
    if (plane.height() % ratio != 0 || plane.width() % ratio != 0) {
      throw new IllegalArgumentException(
          "%dx%d pixels are no multiple of the ratio %d; crop them to %dx%d"
              .formatted(
                  plane.height(),
                  plane.width(),
                  ratio,
                  plane.height() / ratio * ratio,
                  plane.width() / ratio * ratio));
    }
  }
}
