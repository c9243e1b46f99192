package org.msift.examples.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.msift.ship.metric.FusionScoring;

/** Rows of names and numbers under each other: names to the left, numbers to the right. */
public final class ScoreTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  private ScoreTable() {}

  /**
   * Scores of files and their mean.
   *
   * @param scores at least one file; all of the same metrics
   * @return lines: names of metrics, one for each file, and the mean
   */
  public static String of(List<FileScores> scores) {
    ScoreTable table = new ScoreTable();
    table.row("file", scores.get(0).scores().keySet());
    scores.forEach(one -> table.row(one.file(), numbers(one.scores().values())));
    table.row(
        "mean",
        numbers(FusionScoring.mean(scores.stream().map(FileScores::scores).toList()).values()));
    return table.text();
  }

  /**
   * Any table.
   *
   * @param rows cells of each row, as many in each
   * @return a line for each row
   */
  public static String ofRows(List<List<String>> rows) {
    ScoreTable table = new ScoreTable();
    table.rows.addAll(rows);
    return table.text();
  }

  /**
   * A number as tables show it.
   *
   * @param value any number; NaN is the mean of infinities of both signs
   * @return with four decimals, or {@code undefined}
   */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "undefined";
    }
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static List<String> numbers(Collection<Double> values) {
    return values.stream().map(ScoreTable::number).toList();
  }

  private void row(String name, Collection<String> cells) {
    rows.add(Stream.concat(Stream.of(name), cells.stream()).toList());
  }

  private String text() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(row.get(0)).append(" ".repeat(widths[0] - row.get(0).length()));
      for (int i = 1; i < widths.length; i++) {
        text.append(GAP).append(" ".repeat(widths[i] - row.get(i).length())).append(row.get(i));
      }
      text.append(System.lineSeparator());
    }
    return text.toString();
  }
}
