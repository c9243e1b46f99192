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
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.ReducedScene;

/** Judges a network in training on whole reduced regions. */
final class PansharpeningValidation {

  static final String CRITERION = "ERGAS";

  private static final List<ReferenceMetric> METRICS =
      List.of(
          PansharpeningMetrics.reference(CRITERION),
          PansharpeningMetrics.reference("SAM.TOOLBOX"),
          PansharpeningMetrics.reference("PSNR"));

  private final List<ReducedScene> regions;
  private final Function<ComputationGraph, PansharpeningModel> model;

  PansharpeningValidation(
      List<ReducedScene> regions, Function<ComputationGraph, PansharpeningModel> model) {
    this.regions = List.copyOf(regions);
    this.model = model;
  }

  Validation validation() {
    return new Validation(this::metrics, CRITERION, false);
  }

  private Map<String, Double> metrics(ComputationGraph graph) {
    Map<String, Double> values = new LinkedHashMap<>();
    try (Pansharpening pansharpening = Pansharpening.of(model.apply(graph))) {
      for (ReducedScene region : regions) {
        PanScene scene = region.scene();
        ReducedResolution images =
            new ReducedResolution(
                    region.reference(), pansharpening.sharpen(scene), scene.ratio(), scene.peak())
                .clipped();
        METRICS.forEach(metric -> values.merge(metric.name(), metric.value(images), Double::sum));
      }
    }
    values.replaceAll((name, sum) -> sum / regions.size());
    return values;
  }
}
