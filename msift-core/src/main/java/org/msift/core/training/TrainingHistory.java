package org.msift.core.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A table that a training writes line by line: the epoch, the iteration, and columns that the
 * training names (loss, learning rate, metrics of the validation). A value that was not measured on
 * a line is NaN in memory, empty in CSV and null in JSON. Safe for use by several threads, so that
 * a chart can be drawn while training goes on.
 */
public final class TrainingHistory {

  static final int LARGEST_COLUMN_COUNT = 1_000;

  private final List<String> columns;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One line.
   *
   * @param epoch epochs done, at least 0
   * @param iteration training steps done, at least 0
   * @param values one value for each column; NaN where it was not measured; copied by the history
   */
  public record Entry(long epoch, long iteration, List<Double> values) {

    /**
     * A line of values, which are copied.
     *
     * @param epoch epochs done, at least 0
     * @param iteration training steps done, at least 0
     * @param values one value for each column; NaN where it was not measured; copied by the history
     * @throws IllegalArgumentException if the epoch or the iteration is below 0
     * @throws NullPointerException if a value is null
     */
    public Entry {
      if (epoch < 0 || iteration < 0) {
        throw new IllegalArgumentException(
            "epoch " + epoch + ", iteration " + iteration + ": neither can be below 0");
      }
      values = List.copyOf(values);
    }
  }

  /**
   * An empty history.
   *
   * @param columns names of the columns besides epoch and iteration, at most 1000: letters, digits,
   *     blanks and {@code _ - . / %}, no two alike
   * @throws IllegalArgumentException if a name is not of that kind or is given twice
   */
  public TrainingHistory(List<String> columns) {
    this.columns = List.copyOf(columns);
    if (columns.size() > LARGEST_COLUMN_COUNT) {
      throw new IllegalArgumentException(columns.size() + " columns are too many");
    }
    HashSet<String> seen = new HashSet<>(List.of("epoch", "iteration"));
    for (String column : columns) {
      if (!column.matches("[\\p{L}\\p{N} _./%-]{1,100}") || !seen.add(column)) {
        throw new IllegalArgumentException(
            "column '"
                + column
                + "' is named twice, or like epoch or iteration, or with other than letters,"
                + " digits, blanks and _ - . / %");
      }
    }
  }

  /**
   * The columns besides epoch and iteration.
   *
   * @return their names, immutable
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * Adds a line.
   *
   * @param epoch epochs done, not fewer than in the line before
   * @param iteration steps done, not fewer than in the line before
   * @param measured the values by column; columns that are missing were not measured
   * @throws IllegalArgumentException if there is no such column, or the line lies before the last
   *     one
   */
  public void append(long epoch, long iteration, Map<String, Double> measured) {
    for (String column : measured.keySet()) {
      requireColumn(column);
    }
    List<Double> values =
        columns.stream().map(column -> measured.getOrDefault(column, Double.NaN)).toList();
    append(new Entry(epoch, iteration, values));
  }

  void append(Entry entry) {
    if (entry.values().size() != columns.size()) {
      throw new IllegalArgumentException(
          entry.values().size() + " values for the columns " + columns);
    }
    synchronized (entries) {
      if (!entries.isEmpty()) {
        requireOrder(entries.get(entries.size() - 1), entry);
      }
      entries.add(entry);
    }
  }

  private static void requireOrder(Entry last, Entry next) {
    if (next.epoch() < last.epoch() || next.iteration() < last.iteration()) {
      throw new IllegalArgumentException(
          "epoch %d, iteration %d cannot follow epoch %d, iteration %d; drop what comes after the"
                  .formatted(next.epoch(), next.iteration(), last.epoch(), last.iteration())
              + " checkpoint first");
    }
  }

  /**
   * Forgets the lines after an iteration, as when training goes on from an older checkpoint.
   *
   * @param iteration the last iteration to keep
   */
  public void dropAfter(long iteration) {
    synchronized (entries) {
      entries.removeIf(entry -> entry.iteration() > iteration);
    }
  }

  /**
   * What has been noted so far.
   *
   * @return an immutable copy, in order
   */
  public List<Entry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  /**
   * One column.
   *
   * @param column its name
   * @return its value on every line, NaN where it was not measured
   * @throws IllegalArgumentException if there is no such column
   */
  public double[] values(String column) {
    int index = requireColumn(column);
    return entries().stream().mapToDouble(entry -> entry.values().get(index)).toArray();
  }

  /**
   * The value of a column on the last line where it was measured.
   *
   * @param column its name
   * @return the value; empty if it never was measured
   * @throws IllegalArgumentException if there is no such column
   */
  public OptionalDouble latest(String column) {
    double[] values = values(column);
    for (int i = values.length - 1; i >= 0; i--) {
      if (!Double.isNaN(values[i])) {
        return OptionalDouble.of(values[i]);
      }
    }
    return OptionalDouble.empty();
  }

  private int requireColumn(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          "there is no column '" + column + "' in this history, only " + columns);
    }
    return index;
  }

  /**
   * Writes a table with a header {@code epoch,iteration,...}, UTF-8, replacing a file of that name
   * as a whole. Numbers are written so that they read back the same.
   *
   * @param file where to; its folder exists
   * @throws IOException if the file cannot be written
   */
  public void writeCsv(Path file) throws IOException {
    HistoryFile.writeCsv(file, this);
  }

  /**
   * Writes {@code {"columns": ["epoch", "iteration", ...], "rows": [[...], ...]}}, replacing a file
   * of that name as a whole. Infinite values are the texts {@code "Infinity"} and {@code
   * "-Infinity"}.
   *
   * @param file where to; its folder exists
   * @throws IOException if the file cannot be written
   */
  public void writeJson(Path file) throws IOException {
    HistoryFile.writeJson(file, this);
  }

  /**
   * Reads what {@link #writeCsv} wrote.
   *
   * @param file a CSV file of at most 256 MB
   * @return the history, which can grow on
   * @throws IOException if the file cannot be read, is too large or is no such table; the message
   *     names the line
   */
  public static TrainingHistory readCsv(Path file) throws IOException {
    return HistoryFile.readCsv(file);
  }
}
