package org.msift.tasks.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.msift.core.training.TrainingHistory;

/** Charts of the columns of a {@link TrainingHistory}. */
public final class HistoryCharts {

  private static final List<Color> COLOURS =
      List.of(Paint.BLUE, new Color(214, 96, 20), new Color(44, 140, 74), new Color(128, 82, 164));

  /** What the horizontal axis counts. */
  public enum Axis {
    /** Epochs done. */
    EPOCH,
    /** Training steps done. */
    ITERATION
  }

  private HistoryCharts() {}

  /**
   * A chart of some columns. Lines where a column was not measured are left out of its curve.
   *
   * @param history what was noted
   * @param axis what the horizontal axis counts
   * @param yTitle what the vertical axis shows, such as loss or accuracy
   * @param logarithmic whether the vertical axis shall be logarithmic where all values are positive
   * @param columns columns of the history, at least one
   * @return the chart, whose picture needs at least one measured value
   * @throws IllegalArgumentException if there is no such column, or one is given twice
   */
  public static CurveChart chart(
      TrainingHistory history,
      Axis axis,
      String yTitle,
      boolean logarithmic,
      List<String> columns) {
    List<TrainingHistory.Entry> entries = history.entries();
    double[] x =
        entries.stream()
            .mapToDouble(entry -> axis == Axis.EPOCH ? entry.epoch() : entry.iteration())
            .toArray();
    List<Curve> curves = new ArrayList<>();
    for (String column : columns) {
      int index = history.columns().indexOf(column);
      if (index < 0) {
        throw new IllegalArgumentException(
            "there is no column '" + column + "' in this history, only " + history.columns());
      }
      double[] y = entries.stream().mapToDouble(entry -> entry.values().get(index)).toArray();
      curves.add(new Curve(column, x, y, COLOURS.get(curves.size() % COLOURS.size())));
    }
    return new CurveChart(axis == Axis.EPOCH ? "epoch" : "step", yTitle, logarithmic, curves);
  }

  /**
   * Writes one chart as a PNG file of 900 x 420 pixels, if anything was measured.
   *
   * @param file where to, replaced as a whole; its folder exists
   * @param chart what to draw
   * @return whether there was a value to draw; if not, no file is written
   * @throws IOException if the file cannot be written
   */
  public static boolean writeIfMeasured(Path file, CurveChart chart) throws IOException {
    boolean measured = chart.curves().stream().anyMatch(curve -> curve.drawable(1).x().length > 0);
    if (measured) {
      chart.write(file, 900, 420);
    }
    return measured;
  }
}
