package org.msift.tasks.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under each other: the first column to the left, the others to the right. */
final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

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
