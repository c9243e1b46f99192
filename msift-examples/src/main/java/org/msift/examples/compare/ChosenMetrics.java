package org.msift.examples.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.msift.ship.metric.pansharpening.NoReferenceMetric;
import org.msift.ship.metric.pansharpening.PansharpeningMetric;
import org.msift.ship.metric.pansharpening.PansharpeningMetrics;
import org.msift.ship.metric.pansharpening.ReferenceMetric;

/**
 * The measures of a comparison of pan-sharpening.
 *
 * @param reference those at reduced resolution
 * @param noReference those at full resolution
 */
public record ChosenMetrics(List<ReferenceMetric> reference, List<NoReferenceMetric> noReference) {

  public ChosenMetrics {
    reference = List.copyOf(reference);
    noReference = List.copyOf(noReference);
  }

  /**
   * Finds measures by their names.
   *
   * @param names in upper or lower case; none for all
   * @return the measures, in the order of the names
   * @throws IllegalArgumentException if a name is unknown; the message lists the known ones
   */
  public static ChosenMetrics of(List<String> names) {
    if (names.isEmpty()) {
      return new ChosenMetrics(
          PansharpeningMetrics.reference(), PansharpeningMetrics.noReference());
    }
    List<ReferenceMetric> reference = new ArrayList<>();
    List<NoReferenceMetric> noReference = new ArrayList<>();
    for (String name : names) {
      if (isOne(PansharpeningMetrics.reference(), name)) {
        reference.add(PansharpeningMetrics.reference(name));
      } else if (isOne(PansharpeningMetrics.noReference(), name)) {
        noReference.add(PansharpeningMetrics.noReference(name));
      } else {
        throw new IllegalArgumentException(
            "unknown metric %s; known are %s".formatted(name, known()));
      }
    }
    return new ChosenMetrics(reference, noReference);
  }

  private static boolean isOne(List<? extends PansharpeningMetric> metrics, String name) {
    return metrics.stream().anyMatch(metric -> metric.name().equalsIgnoreCase(name));
  }

  private static List<String> known() {
    return Stream.of(PansharpeningMetrics.reference(), PansharpeningMetrics.noReference())
        .<PansharpeningMetric>flatMap(List::stream)
        .map(PansharpeningMetric::name)
        .toList();
  }
}
