package org.msift.core.operator;

/**
 * A linear map of one axis of an image, [outputs, inputs], row-major.
 *
 * @param outputs length of the axis after the map
 * @param inputs length of the axis before
 * @param values the entries
 */
record AxisMatrix(int outputs, int inputs, double... values) {

  /**
   * Bilinear interpolation as PyTorch's with align_corners = false: output i lies at (i + 1/2) ·
   * inputs / outputs − 1/2, not below 0.
   *
   * @param shift how many outputs further on the inputs stand than there
   */
  static AxisMatrix bilinear(long outputs, long inputs, double shift) {
    AxisMatrix matrix = zeros(outputs, inputs);
    for (int i = 0; i < outputs; i++) {
      double place = Math.max(0, (i - shift + 0.5) * inputs / outputs - 0.5);
      int low = (int) Math.min(inputs - 1, (long) place);
      int high = (int) Math.min(inputs - 1, low + 1L);
      matrix.add(i, low, 1 - (place - low));
      matrix.add(i, high, place - low);
    }
    return matrix;
  }

  /**
   * The nearest value as PyTorch's {@code nearest}: output i takes floor(i · inputs / outputs).
   *
   * @param shift how many outputs further on the inputs stand than there
   */
  static AxisMatrix nearest(long outputs, long inputs, double shift) {
    AxisMatrix matrix = zeros(outputs, inputs);
    for (int i = 0; i < outputs; i++) {
      double place = Math.floor((i - shift) * inputs / outputs);
      matrix.add(i, (int) Math.max(0, Math.min(inputs - 1, place)), 1);
    }
    return matrix;
  }

  /** Means over [floor(i · inputs / outputs), ceil((i + 1) · inputs / outputs)). */
  static AxisMatrix mean(long outputs, long inputs) {
    AxisMatrix matrix = zeros(outputs, inputs);
    for (int i = 0; i < outputs; i++) {
      int from = (int) (i * inputs / outputs);
      int to = (int) (((i + 1) * inputs + outputs - 1) / outputs);
      for (int j = from; j < to; j++) {
        matrix.add(i, j, 1.0 / (to - from));
      }
    }
    return matrix;
  }

  private static AxisMatrix zeros(long outputs, long inputs) {
    int length = Math.toIntExact(Math.multiplyExact(outputs, inputs));
    return new AxisMatrix((int) outputs, (int) inputs, new double[length]);
  }

  private void add(int output, int input, double value) {
    values[output * inputs + input] += value;
  }
}
