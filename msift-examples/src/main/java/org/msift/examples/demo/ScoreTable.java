package org.msift.examples.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.msift.tasks.report.Html;

/**
 * How well networks did that saw both sources, or one.
 *
 * @param rows the network of all sources first, then those of one
 * @param chance what a guess scores, 0..1
 */
record ScoreTable(List<Row> rows, double chance) {

  /**
   * One network.
   *
   * @param sources what it saw; any text
   * @param score mean over the classes of the share of their pixels that is right, 0..1
   * @param parameters numbers that it learned
   */
  record Row(String sources, double score, long parameters) {}

  ScoreTable {
    rows = List.copyOf(rows);
    if (rows.size() < 2) {
      throw new IllegalArgumentException(
          rows.size() + " networks, expected one of all sources and one or more of one");
    }
  }

  /** What the numbers say, whichever way they came out. */
  String verdict() {
    Row fused = rows.get(0);
    Row alone = bestAlone();
    String numbers =
        "%s: %s of the pixels right, mean over the classes; %s, the better one: %s; guessing: %s."
            .formatted(
                fused.sources(),
                percent(fused.score()),
                alone.sources(),
                percent(alone.score()),
                percent(chance));
    return fused.score() > alone.score()
        ? numbers
        : numbers + " In this run fusion does not lead; give it more --steps.";
  }

  private Row bestAlone() {
    Row best = rows.get(1);
    for (Row row : rows.subList(2, rows.size())) {
      best = row.score() > best.score() ? row : best;
    }
    return best;
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Lines for a console. */
  String text() {
    return rows.stream()
            .map(
                row ->
                    String.format(
                        Locale.ROOT,
                        "%-16s %8s  (%,d parameters)%n",
                        row.sources(),
                        percent(row.score()),
                        row.parameters()))
            .collect(Collectors.joining())
        + String.format(Locale.ROOT, "%-16s %8s%n", "guessing", percent(chance));
  }

  /** Rows of an HTML table of four columns, with a bar for each score. */
  String html() {
    String networks =
        rows.stream()
            .map(
                row ->
                    html(
                        row.sources(),
                        row.score(),
                        String.format(Locale.ROOT, "%,d", row.parameters())))
            .collect(Collectors.joining("\n"));
    return networks + "\n" + html("Guessing", chance, "");
  }

  private static String html(String name, double score, String parameters) {
    return String.format(
        Locale.ROOT,
        "<tr><th>%s</th><td class=\"bar\"><span style=\"width:%.1f%%\"></span></td>"
            + "<td>%s</td><td>%s</td></tr>",
        Html.escaped(name),
        100 * score,
        percent(score),
        parameters);
  }
}
