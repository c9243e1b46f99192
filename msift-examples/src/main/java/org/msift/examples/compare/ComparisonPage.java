package org.msift.examples.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.msift.examples.score.ScoreTable;
import org.msift.ship.metric.Better;
import org.msift.tasks.report.Html;
import org.msift.tasks.report.HtmlPage;

/**
 * The page of a comparison. It holds no script and asks for nothing from outside its folder.
 *
 * @param title the heading; any text
 * @param facts names and values, in order; any text
 * @param comparisons the tables
 * @param items items with pictures
 */
record ComparisonPage(
    String title,
    Map<String, String> facts,
    List<Comparison> comparisons,
    List<PicturedItem> items) {

  private static final String STYLE =
      """
      body { max-width: 90rem; }
      p { margin: 0 0 0.6rem; color: #54616f; }
      .wide { overflow-x: auto; }
      table { border: 1px solid #dfe3e8; }
      th, td { padding: 0.35rem 0.8rem; white-space: nowrap; }
      tr:first-child th { color: #1c2733; font-weight: 600; }
      td small { color: #7b8794; }
      .best { font-weight: 700; }
      section { display: grid; gap: 0.6rem; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); }
      figure { padding: 0.5rem; }
      img.zoom { margin-top: 0.4rem; image-rendering: pixelated; }
      figcaption { margin-top: 0.3rem; }
      """;

  String html() {
    String body =
        "<table>\n%s\n</table>\n%s\n%s"
            .formatted(
                Html.rows(facts),
                comparisons.stream().map(ComparisonPage::table).collect(Collectors.joining("\n")),
                items.stream().map(ComparisonPage::pictures).collect(Collectors.joining("\n")));
    return new HtmlPage(title, STYLE, body).html();
  }

  /** Metrics are rows: there are more of them than methods. */
  private static String table(Comparison comparison) {
    List<Standing> standings = comparison.standings();
    String rows =
        IntStream.range(0, comparison.criteria().size())
            .mapToObj(i -> row(comparison.criteria().get(i), standings, i))
            .collect(Collectors.joining("\n"));
    return """
        <h2>%s</h2>
        <p>Means over %d, with the rank of each method; an arrow says which way is better.</p>
        <div class="wide"><table>
        <tr><th></th>%s</tr>
        %s
        %s
        %s
        </table></div>"""
        .formatted(
            Html.escaped(comparison.title()),
            comparison.items(),
            cells(standings, "<th>%s</th>", one -> Html.escaped(one.method())),
            rows,
            last("mean rank", standings, Standing::meanRank, "%.2f"),
            last("seconds", standings, Standing::seconds, "%.4f"));
  }

  private static String row(Criterion criterion, List<Standing> standings, int place) {
    String arrow = criterion.better() == Better.HIGHER ? "↑" : "↓";
    String cells =
        standings.stream()
            .map(
                one ->
                    String.format(
                        Locale.ROOT,
                        "<td%s>%s <small>%s</small></td>",
                        best(one, standings, place) ? " class=\"best\"" : "",
                        ScoreTable.number(one.means().get(place)),
                        rank(one.ranks().get(place))))
            .collect(Collectors.joining());
    return "<tr><th>%s %s</th>%s</tr>".formatted(Html.escaped(criterion.name()), arrow, cells);
  }

  private static boolean best(Standing one, List<Standing> standings, int place) {
    return !Double.isNaN(one.means().get(place))
        && standings.stream().allMatch(other -> other.ranks().get(place) >= one.ranks().get(place));
  }

  private static String rank(double rank) {
    return rank == Math.rint(rank)
        ? Long.toString((long) rank)
        : String.format(Locale.ROOT, "%.1f", rank);
  }

  private static String last(
      String name, List<Standing> standings, ToDoubleFunction<Standing> value, String format) {
    return "<tr><th>%s</th>%s</tr>"
        .formatted(
            name,
            cells(
                standings,
                "<td>%s</td>",
                one -> String.format(Locale.ROOT, format, value.applyAsDouble(one))));
  }

  private static String cells(
      List<Standing> standings, String cell, Function<Standing, String> text) {
    return standings.stream()
        .map(one -> cell.formatted(text.apply(one)))
        .collect(Collectors.joining());
  }

  private static String pictures(PicturedItem item) {
    String figures =
        item.pictures().stream().map(ComparisonPage::figure).collect(Collectors.joining("\n"));
    ZoomRegion region = item.region();
    return """
        <h2>%s</h2>
        <p>Below each image the same %d × %d pixels from row %d, column %d.</p>
        <section>
        %s
        </section>"""
        .formatted(
            Html.escaped(item.item()),
            region.side(),
            region.side(),
            region.top(),
            region.left(),
            figures);
  }

  private static String figure(PicturedItem.Picture picture) {
    String label = Html.escaped(picture.label());
    return """
        <figure><img alt="%s" src="%s" /><img class="zoom" alt="%s, enlarged" src="%s" />\
        <figcaption>%s</figcaption></figure>"""
        .formatted(label, picture.whole(), label, picture.zoom(), label);
  }
}
