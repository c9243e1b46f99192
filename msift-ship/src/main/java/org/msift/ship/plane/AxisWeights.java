package org.msift.ship.plane;

import java.util.Arrays;

/**
 * Every output along an axis as a weighted sum of inputs.
 *
 * @param sources indices of the inputs, by output
 * @param weights their weights, by output
 */
record AxisWeights(int[][] sources, double[][] weights) {

  /**
   * Samples a continuous kernel around a place of the input for every output.
   *
   * @param length inputs along the axis
   * @param outputs outputs along the axis
   * @param first place of output 0 among the inputs
   * @param step distance of outputs, in inputs
   * @param kernel shape of the kernel
   * @param stretch width of the kernel in inputs, relative to its own; 1 or more
   * @param edge what a kernel does that reaches beyond the axis
   */
  static AxisWeights of(
      int length,
      int outputs,
      double first,
      double step,
      ResamplingKernel kernel,
      double stretch,
      ResamplingEdge edge) {
    int[][] sources = new int[outputs][];
    double[][] weights = new double[outputs][];
    double reach = kernel.support() * stretch;
    for (int output = 0; output < outputs; output++) {
      double centre = first + output * step;
      int from = edge.first((int) Math.ceil(centre - reach), length);
      int to = edge.last((int) Math.floor(centre + reach), length);
      int[] inputs = new int[to - from + 1];
      double[] factors = new double[inputs.length];
      for (int i = 0; i < inputs.length; i++) {
        factors[i] = kernel.at((from + i - centre) / stretch);
        inputs[i] = edge.place(from + i, length);
      }
      sources[output] = inputs;
      weights[output] = normalized(factors);
    }
    return new AxisWeights(sources, weights);
  }

  private static double[] normalized(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  Plane alongRows(Plane plane) {
    int columns = sources.length;
    double[] result = new double[plane.height() * columns];
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < columns; x++) {
        double sum = 0;
        for (int k = 0; k < sources[x].length; k++) {
          sum += weights[x][k] * plane.at(y, sources[x][k]);
        }
        result[y * columns + x] = sum;
      }
    }
    return new Plane(plane.height(), columns, result);
  }

  Plane alongColumns(Plane plane) {
    int rows = sources.length;
    int columns = plane.width();
    double[] result = new double[rows * columns];
    for (int y = 0; y < rows; y++) {
      for (int k = 0; k < sources[y].length; k++) {
        double weight = weights[y][k];
        for (int x = 0; x < columns; x++) {
          result[y * columns + x] += weight * plane.at(sources[y][k], x);
        }
      }
    }
    return new Plane(rows, columns, result);
  }
}
