package org.msift.examples.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.msift.ship.metric.Better;

/**
 * Methods that were measured on the same items.
 *
 * @param name short name, the beginning of file names
 * @param title what was compared; any text
 * @param criteria the metrics, at least one
 * @param methods names of the methods, in the order of tables
 * @param outcomes one for each item and method
 */
public record Comparison(
    String name,
    String title,
    List<Criterion> criteria,
    List<String> methods,
    List<Outcome> outcomes) {

  public Comparison {
    criteria = List.copyOf(criteria);
    methods = List.copyOf(methods);
    outcomes = List.copyOf(outcomes);
    if (criteria.isEmpty() || methods.isEmpty() || outcomes.isEmpty()) {
      throw new IllegalArgumentException(
          "%d metrics, %d methods and %d results; a comparison needs one or more of each"
              .formatted(criteria.size(), methods.size(), outcomes.size()));
    }
  }

  /**
   * The number of items.
   *
   * @return pairs or scenes that all methods were measured on
   */
  public long items() {
    return outcomes.stream().map(Outcome::item).distinct().count();
  }

  /**
   * How the methods stand.
   *
   * @return one standing for each method, in their order
   */
  public List<Standing> standings() {
    List<double[]> means = new ArrayList<>();
    List<double[]> ranks = new ArrayList<>();
    for (Criterion criterion : criteria) {
      double[] mean =
          methods.stream()
              .mapToDouble(method -> mean(method, one -> one.scores().get(criterion.name())))
              .toArray();
      means.add(mean);
      ranks.add(ranks(mean, criterion.better()));
    }
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      int place = i;
      standings.add(
          new Standing(
              methods.get(i),
              means.stream().map(mean -> mean[place]).toList(),
              ranks.stream().map(rank -> rank[place]).toList(),
              mean(methods.get(i), Outcome::seconds)));
    }
    return standings;
  }

  private double mean(String method, ToDoubleFunction<Outcome> value) {
    return outcomes.stream()
        .filter(one -> one.method().equals(method))
        .mapToDouble(value)
        .average()
        .orElseThrow();
  }

  private static double[] ranks(double[] values, Better better) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int ahead = 0;
      int equal = 0;
      for (double other : values) {
        int order = order(other, values[i], better);
        ahead += order < 0 ? 1 : 0;
        equal += order == 0 ? 1 : 0;
      }
      ranks[i] = ahead + (equal + 1) / 2.0;
    }
    return ranks;
  }

  /** Below 0 where the first is ahead. A mean of infinities of both signs is behind all others. */
  private static int order(double first, double second, Better better) {
    boolean reversed = better == Better.HIGHER && !Double.isNaN(first) && !Double.isNaN(second);
    return reversed ? Double.compare(second, first) : Double.compare(first, second);
  }
}
