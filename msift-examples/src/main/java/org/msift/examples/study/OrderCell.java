package org.msift.examples.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One training of a study of orders.
 *
 * @param spatial order of the interactions in space
 * @param channel order of the interactions across channels
 * @param seed of parameters, order and crops
 * @param values the validation loss of the best state and metrics of its fused images, by name
 * @param parameters numbers that the network learned
 * @param seconds that training and test took, those before an interruption not counted
 */
record OrderCell(
    int spatial,
    int channel,
    int seed,
    Map<String, Double> values,
    long parameters,
    double seconds) {

  /** The name of the validation loss among the values. */
  static final String LOSS = "loss";

  /** Metrics of fused images, by {@code org.msift.ship.metric.FusionMetrics}. */
  static final List<String> METRICS = List.of("EN", "SF", "AG", "MI", "VIF", "Qabf", "SSIM");

  static final StudyTable.Form<OrderCell> FORM =
      new StudyTable.Form<>(
          "spatial,channel,seed,loss," + String.join(",", METRICS) + ",parameters,seconds",
          OrderCell::line,
          OrderCell::parse);

  private static final int BEFORE = 3;
  private static final int AFTER = 2;

  OrderCell {
    values = Map.copyOf(values);
  }

  /** The names of all values, in the order of the columns. */
  static List<String> names() {
    return Stream.concat(Stream.of(LOSS), METRICS.stream()).toList();
  }

  String line() {
    String numbers =
        names().stream()
            .map(name -> String.format(Locale.ROOT, "%.6f", values.get(name)))
            .collect(Collectors.joining(","));
    return String.format(
        Locale.ROOT, "%d,%d,%d,%s,%d,%.1f", spatial, channel, seed, numbers, parameters, seconds);
  }

  /**
   * Reads what {@link #line} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static OrderCell parse(String line) {
    String[] fields = line.split(",");
    List<String> names = names();
    if (fields.length != BEFORE + names.size() + AFTER) {
      throw new IllegalArgumentException("'" + line + "' has not the fields " + FORM.header());
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), Double.valueOf(fields[BEFORE + i]));
    }
    return new OrderCell(
        Integer.parseInt(fields[0]),
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        values,
        Long.parseLong(fields[fields.length - 2]),
        Double.parseDouble(fields[fields.length - 1]));
  }

  /** For a person to read. */
  String text() {
    return String.format(
        Locale.ROOT,
        "order %d in space, %d across channels, seed %d: loss %.4f",
        spatial,
        channel,
        seed,
        values.get(LOSS));
  }

  boolean isOf(Orders orders, int otherSeed) {
    return spatial == orders.spatial() && channel == orders.channel() && seed == otherSeed;
  }
}
