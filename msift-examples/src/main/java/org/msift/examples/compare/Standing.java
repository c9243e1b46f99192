package org.msift.examples.compare;

import java.util.List;

/**
 * How a method stands among the others; lists are in the order of the metrics.
 *
 * @param method its name
 * @param means mean of each metric over all items
 * @param ranks rank of each mean among the methods, 1 for the best; equal means share the mean of
 *     their ranks
 * @param seconds mean time of an item
 */
public record Standing(String method, List<Double> means, List<Double> ranks, double seconds) {

  public Standing {
    means = List.copyOf(means);
    ranks = List.copyOf(ranks);
  }

  /**
   * The mean of the ranks.
   *
   * @return 1 for a method that is the best in everything
   */
  public double meanRank() {
    return ranks.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
