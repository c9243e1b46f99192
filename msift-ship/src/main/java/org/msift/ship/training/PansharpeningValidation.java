package org.msift.ship.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.training.Validation;
import org.msift.ship.Pansharpening;
import org.msift.ship.PansharpeningModel;
import org.msift.ship.metric.pansharpening.PansharpeningMetrics;
import org.msift.ship.metric.pansharpening.ReducedResolution;
import org.msift.ship.metric.pansharpening.ReferenceMetric;
import org.msift.ship.pansharpening.ReducedScene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges a network in training on whole reduced regions. */
final class PansharpeningValidation {

  static final String CRITERION = "ERGAS";

  private static final List<ReferenceMetric> METRICS =
      List.of(
          PansharpeningMetrics.reference(CRITERION),
          PansharpeningMetrics.reference("SAM.TOOLBOX"),
          PansharpeningMetrics.reference("PSNR"));

  private static final Logger LOG = LoggerFactory.getLogger(PansharpeningValidation.class);

  private final List<ReducedScene> regions;
  private final List<ReferenceMetric> metrics;
  private final Function<ComputationGraph, PansharpeningModel> model;

  PansharpeningValidation(
      List<ReducedScene> regions, Function<ComputationGraph, PansharpeningModel> model) {
    this.regions = List.copyOf(regions);
    this.model = model;
    this.metrics = METRICS.stream().filter(this::isDefined).toList();
  }

  /** Whether a metric can judge all regions, which the truth itself shows. */
  private boolean isDefined(ReferenceMetric metric) {
    try {
      for (ReducedScene region : regions) {
        PansharpeningMetrics.score(
            ReducedResolution.of(region, region.reference()), List.of(metric));
      }
      return true;
    } catch (IllegalArgumentException undefined) {
      if (metric.name().equals(CRITERION)) {
        throw new IllegalArgumentException(
            "a region cannot judge the training: %s; set validation=0, or cut such parts off the scene"
                .formatted(undefined.getMessage()),
            undefined);
      }
      LOG.info("validation goes without {}", undefined.getMessage());
      return false;
    }
  }

  Validation validation() {
    return new Validation(this::metrics, CRITERION, false);
  }

  private Map<String, Double> metrics(ComputationGraph graph) {
    Map<String, Double> values = new LinkedHashMap<>();
    try (Pansharpening pansharpening = Pansharpening.of(model.apply(graph))) {
      for (ReducedScene region : regions) {
        ReducedResolution images =
            ReducedResolution.of(region, pansharpening.sharpen(region.scene())).clipped();
        PansharpeningMetrics.score(images, metrics)
            .forEach((name, value) -> values.merge(name, value, Double::sum));
      }
    }
    values.replaceAll((name, sum) -> sum / regions.size());
    return values;
  }
}
