package org.msift.tasks.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Rows of text under each other: the first column to the left, the others to the right. */
final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** A name, a count, and fractions in percent, a dash where one is not defined. */
  TextTable row(String name, long count, OptionalDouble... fractions) {
    Stream<String> cells = Arrays.stream(fractions).map(Fractions::percent);
    return row(Stream.concat(Stream.of(name, Long.toString(count)), cells).toArray(String[]::new));
  }

  /** A name, a count, and fractions in percent. */
  TextTable row(String name, long count, double... fractions) {
    OptionalDouble[] defined =
        Arrays.stream(fractions).mapToObj(OptionalDouble::of).toArray(OptionalDouble[]::new);
    return row(name, count, defined);
  }

  /** The rows, each ended by a line feed. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(padded(row.get(0), 0, false));
      for (int column = 1; column < row.size(); column++) {
        line.append(GAP).append(padded(row.get(column), column, true));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String padded(String cell, int column, boolean right) {
    int width =
        rows.stream()
            .filter(row -> row.size() > column)
            .mapToInt(row -> row.get(column).length())
            .max()
            .orElse(0);
    String blanks = " ".repeat(width - cell.length());
    return right ? blanks + cell : cell + blanks;
  }
}
