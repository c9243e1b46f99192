package org.msift.ship.metric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;

/**
 * Own values beside published ones.
 *
 * @param grey how images become planes
 * @param metrics metric by column of the published table
 */
record Agreement(Grey grey, Map<String, FusionMetric> metrics) {

  /** Sums of 10^5 pixels in another order differ by more than the 16 digits of some tables. */
  private static final double NINE_DIGITS = 1e-9;

  /**
   * One value.
   *
   * @param tolerance half a unit of the last digit printed
   */
  record Pair(
      String image, String method, String column, double own, double printed, double tolerance) {

    double relativeDifference() {
      return Math.abs(own - printed) / Math.abs(printed);
    }

    /** The same number at the digits that were printed, at nine digits where there are more. */
    boolean agrees() {
      return Math.abs(own - printed) <= Math.max(tolerance, NINE_DIGITS * Math.abs(printed));
    }
  }

  List<Pair> pairs(PublishedTable table, Predicate<Map<String, String>> rows) {
    List<Map<String, String>> chosen = table.rows().stream().filter(rows).toList();
    FusionScoring scoring = new FusionScoring(List.copyOf(metrics.values()), 2);
    List<Map<String, Double>> scores =
        scoring.of(chosen.stream().map(row -> reader(table, row)).toList());
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      for (Map.Entry<String, FusionMetric> entry : metrics.entrySet()) {
        double own = scores.get(i).get(entry.getValue().name());
        pairs.add(pair(chosen.get(i), entry.getKey(), own));
      }
    }
    return pairs;
  }

  private Supplier<List<FusedTriple>> reader(PublishedTable table, Map<String, String> row) {
    return () -> {
      Image fused = ImageFile.read(table.fused(row));
      return grey.triples(
          ImageFile.read(table.infrared(row)), ImageFile.read(table.visible(row)), fused);
    };
  }

  private static Pair pair(Map<String, String> row, String column, double own) {
    BigDecimal printed = new BigDecimal(row.get(column));
    // MATLAB prints five significant digits and leaves out zeros at the end.
    int digits = Math.max(5, printed.precision());
    double unit = Math.pow(10, printed.precision() - printed.scale() - digits);
    return new Pair(
        row.get("image"), row.get("method"), column, own, printed.doubleValue(), unit / 2);
  }

  /** For each column and method: the largest relative difference and the values that agree. */
  static String table(List<Pair> pairs) {
    Map<String, Map<String, List<Pair>>> groups = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      groups
          .computeIfAbsent(pair.column(), c -> new TreeMap<>())
          .computeIfAbsent(pair.method(), m -> new ArrayList<>())
          .add(pair);
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (column, methods) -> {
          text.append("\n| ").append(column).append(" |");
          methods.forEach(
              (method, values) ->
                  text.append(
                      " %s %.1e (%d/%d) |"
                          .formatted(
                              method,
                              values.stream()
                                  .mapToDouble(Pair::relativeDifference)
                                  .max()
                                  .orElseThrow(),
                              values.stream().filter(Pair::agrees).count(),
                              values.size())));
        });
    return text.toString();
  }
}
