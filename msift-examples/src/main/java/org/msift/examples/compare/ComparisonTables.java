package org.msift.examples.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msift.examples.score.ScoreTable;

/**
 * Tables of a comparison, as CSV (RFC 4180, numbers in full) and for the console.
 *
 * @param comparison what was compared
 */
public record ComparisonTables(Comparison comparison) {

  /**
   * Every item and method: {@code item,method,METRIC...,seconds}.
   *
   * @return CSV
   */
  public String scores() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(List.of("item", "method"), names(), List.of("seconds")));
    for (Outcome one : comparison.outcomes()) {
      rows.add(
          row(
              List.of(one.item(), one.method()),
              comparison.criteria().stream()
                  .map(criterion -> one.scores().get(criterion.name()).toString())
                  .toList(),
              List.of(Double.toString(one.seconds()))));
    }
    return csv(rows);
  }

  /**
   * Every method: {@code method,METRIC...,seconds}.
   *
   * @return CSV
   */
  public String means() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(List.of("method"), names(), List.of("seconds")));
    for (Standing one : comparison.standings()) {
      rows.add(
          row(
              List.of(one.method()),
              one.means().stream().map(Object::toString).toList(),
              List.of(Double.toString(one.seconds()))));
    }
    return csv(rows);
  }

  /**
   * Every method: {@code method,METRIC...,mean}.
   *
   * @return CSV
   */
  public String ranks() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(List.of("method"), names(), List.of("mean")));
    for (Standing one : comparison.standings()) {
      rows.add(
          row(
              List.of(one.method()),
              one.ranks().stream().map(Object::toString).toList(),
              List.of(Double.toString(one.meanRank()))));
    }
    return csv(rows);
  }

  /**
   * A line for each metric, a column for each method, then mean rank and seconds.
   *
   * @return lines of text
   */
  public String text() {
    List<Standing> standings = comparison.standings();
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(List.of(""), comparison.methods(), List.of()));
    for (int i = 0; i < comparison.criteria().size(); i++) {
      int place = i;
      rows.add(
          row(
              List.of(comparison.criteria().get(i).name()),
              standings.stream().map(one -> ScoreTable.number(one.means().get(place))).toList(),
              List.of()));
    }
    rows.add(
        row(
            List.of("mean rank"),
            standings.stream().map(one -> ScoreTable.number(one.meanRank())).toList(),
            List.of()));
    rows.add(
        row(
            List.of("seconds"),
            standings.stream().map(one -> ScoreTable.number(one.seconds())).toList(),
            List.of()));
    return ScoreTable.ofRows(rows);
  }

  private List<String> names() {
    return comparison.criteria().stream().map(Criterion::name).toList();
  }

  private static List<String> row(List<String> first, List<String> middle, List<String> last) {
    return Stream.of(first, middle, last).flatMap(List::stream).toList();
  }

  private static String csv(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(ComparisonTables::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(one -> one == ',' || one == '"' || one < ' ');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
