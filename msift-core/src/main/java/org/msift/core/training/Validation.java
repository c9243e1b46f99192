package org.msift.core.training;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * How a network in training is judged.
 *
 * @param metrics computes named metrics of a network; it does not modify it. Empty maps are allowed
 *     where the criterion is {@value #LOSS}
 * @param criterion name of the metric by which the best network is told, one of those computed or
 *     {@value #LOSS}, the mean training loss since the validation before
 * @param higherIsBetter whether more of it is better
 */
public record Validation(
    Function<ComputationGraph, Map<String, Double>> metrics,
    String criterion,
    boolean higherIsBetter) {

  /** Name of the mean training loss among the metrics. */
  public static final String LOSS = "loss";

  /**
   * Checks that nothing is missing.
   *
   * @param metrics computes named metrics of a network
   * @param criterion name of the metric by which the best network is told
   * @param higherIsBetter whether more of it is better
   */
  public Validation {
    Objects.requireNonNull(metrics, "metrics");
    Objects.requireNonNull(criterion, "criterion");
  }

  /**
   * No metrics: the network with the least training loss is the best.
   *
   * @return the validation
   */
  public static Validation byTrainingLoss() {
    return new Validation(graph -> Map.of(), LOSS, false);
  }

  /** Whether a value beats the best one so far; what is no number beats nothing. */
  boolean isBetter(double value, Double best) {
    if (Double.isNaN(value)) {
      return false;
    }
    return best == null || (higherIsBetter ? value > best : value < best);
  }
}
