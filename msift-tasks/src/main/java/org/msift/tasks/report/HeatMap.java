package org.msift.tasks.report;

import java.awt.Color;
import java.util.Arrays;

/**
 * Weights on a coarse grid, brought to 0..1 (smallest to largest) and read between the grid's
 * cells; half a cell in from the border the nearest cell counts (bilinear, align_corners false).
 */
final class HeatMap {

  private static final int[] COLOURS = {0x00204D, 0x31446B, 0x666870, 0x958F78, 0xCBBA69, 0xFFEA46};

  private final int rows;
  private final int columns;
  private final double[] values;

  HeatMap(float[] weights, int rows, int columns) {
    if (rows < 1 || columns < 1 || weights.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          weights.length + " weights are no grid of " + rows + " x " + columns);
    }
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException(
            "a weight is " + weight + "; all weights must be finite");
      }
      lowest = Math.min(lowest, weight);
      highest = Math.max(highest, weight);
    }
    this.rows = rows;
    this.columns = columns;
    this.values = new double[weights.length];
    if (highest == lowest) {
      Arrays.fill(values, 0.5);
      return;
    }
    for (int i = 0; i < weights.length; i++) {
      values[i] = (weights[i] - lowest) / (highest - lowest);
    }
  }

  /** The value at a place of the picture, 0..1; y and x are parts of its height and width. */
  double at(double y, double x) {
    double row = Math.max(0, Math.min(rows - 1, y * rows - 0.5));
    double column = Math.max(0, Math.min(columns - 1, x * columns - 0.5));
    int top = (int) row;
    int left = (int) column;
    int bottom = Math.min(rows - 1, top + 1);
    int right = Math.min(columns - 1, left + 1);
    double upper = between(cell(top, left), cell(top, right), column - left);
    double lower = between(cell(bottom, left), cell(bottom, right), column - left);
    return between(upper, lower, row - top);
  }

  private double cell(int row, int column) {
    return values[row * columns + column];
  }

  private static double between(double first, double second, double part) {
    return first + part * (second - first);
  }

  /** From dark blue over grey to yellow, in even steps of brightness; also for the colour-blind. */
  static int colour(double value) {
    double place = value * (COLOURS.length - 1);
    int low = Math.min(COLOURS.length - 2, (int) place);
    Color mixed = Paint.between(new Color(COLOURS[low]), new Color(COLOURS[low + 1]), place - low);
    return mixed.getRGB() & 0xFFFFFF;
  }
}
