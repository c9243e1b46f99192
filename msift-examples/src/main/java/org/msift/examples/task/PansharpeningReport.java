package org.msift.examples.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.msift.core.training.RunFolder;
import org.msift.core.training.TrainingResult;
import org.msift.examples.score.ScoreTable;
import org.msift.ship.Pansharpening;
import org.msift.ship.metric.pansharpening.PansharpeningMetrics;
import org.msift.ship.metric.pansharpening.ReducedResolution;
import org.msift.ship.metric.pansharpening.ReferenceMetric;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.ReducedScene;
import org.msift.ship.pansharpening.classical.ClassicalMethods;
import org.msift.ship.pansharpening.classical.PansharpeningMethod;
import org.msift.ship.plane.Plane;
import org.msift.ship.training.PansharpeningTraining;
import org.msift.tasks.report.RunPage;

/**
 * Charts, figures and page of a run folder of a pan-sharpening network. Figures are those of the
 * regions that were held back, reduced as the training's, beside the classical methods'.
 *
 * @param folder the run folder, which holds a history and a best model
 * @param training what ran
 * @param result how it ended
 */
public record PansharpeningReport(
    Path folder, PansharpeningTraining training, TrainingResult result) {

  private static final List<ReferenceMetric> METRICS =
      Stream.of("SAM.TOOLBOX", "ERGAS", "Q2n", "PSNR")
          .map(PansharpeningMetrics::reference)
          .toList();

  private static final String NETWORK = "network";

  /**
   * Writes pictures and {@code index.html}.
   *
   * @return the table of the held-back regions; a line that says so if there is none
   * @throws IOException if a file cannot be written
   */
  public String write() throws IOException {
    RunRecords records = new RunRecords(folder);
    List<RunPage.Picture> pictures = records.chartsOfEach();
    String table = table();
    new RunPage(
            "Pan-sharpening, %d bands, ratio %d"
                .formatted(training.network().bands(), training.network().ratio()),
            records.facts(result),
            Map.of("Held-back regions at reduced scale", table),
            pictures)
        .write(folder.resolve("index.html"));
    return table;
  }

  private String table() {
    List<ReducedScene> regions =
        training.split().test().stream().map(training.recipe().simulation()::reduce).toList();
    if (regions.isEmpty()) {
      return "no region was held back; test=0.25 holds back a quarter";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(Stream.of("method"), METRICS.stream().map(ReferenceMetric::name)).toList());
    Set<String> faults = new LinkedHashSet<>();
    for (PansharpeningMethod method : ClassicalMethods.all()) {
      rows.add(row(method.name(), regions, method::sharpen, faults));
    }
    try (Pansharpening network = Pansharpening.load(folder.resolve(RunFolder.BEST))) {
      rows.add(row(NETWORK, regions, network::sharpen, faults));
    }
    StringBuilder table = new StringBuilder(ScoreTable.ofRows(rows).stripTrailing());
    faults.forEach(fault -> table.append("%n- %s".formatted(fault)));
    return table.toString();
  }

  /** Means over the regions; a dash, and a line below the table, for what is not defined. */
  private static List<String> row(
      String name,
      List<ReducedScene> regions,
      Function<PanScene, List<Plane>> method,
      Set<String> faults) {
    List<String> row = new ArrayList<>();
    row.add(name);
    List<ReducedResolution> images = new ArrayList<>();
    try {
      for (ReducedScene region : regions) {
        images.add(ReducedResolution.of(region, method.apply(region.scene())).clipped());
      }
    } catch (IllegalArgumentException undefined) {
      faults.add(name + ": " + undefined.getMessage());
    }
    for (ReferenceMetric metric : METRICS) {
      row.add(images.size() < regions.size() ? "-" : mean(metric, images, faults));
    }
    return row;
  }

  private static String mean(
      ReferenceMetric metric, List<ReducedResolution> images, Set<String> faults) {
    double sum = 0;
    try {
      for (ReducedResolution one : images) {
        sum += PansharpeningMetrics.score(one, List.of(metric)).get(metric.name());
      }
    } catch (IllegalArgumentException undefined) {
      faults.add(undefined.getMessage());
      return "-";
    }
    return ScoreTable.number(sum / images.size());
  }
}
