package org.msift.core.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is noted of a training at each validation. Holds no times, so that a resumed training has
 * the same history as one that was not interrupted.
 *
 * @param iteration steps done
 * @param epoch epochs completed
 * @param values by name, in order: {@code loss}, the mean training loss since the row before;
 *     {@code learningRate}, that of the last step; and the metrics of the validation
 */
public record HistoryRow(int iteration, int epoch, Map<String, Double> values) {

  /**
   * Copies the values, in their order.
   *
   * @param iteration steps done
   * @param epoch epochs completed
   * @param values by name
   */
  public HistoryRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
