package org.msift.examples.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.msift.core.training.RunFolder;
import org.msift.core.training.TrainingResult;
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
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (PansharpeningMethod method : ClassicalMethods.all()) {
      rows.put(
          method.name(),
          scores(regions, regions.stream().map(one -> method.sharpen(one.scene())).toList()));
    }
    try (Pansharpening network = Pansharpening.load(folder.resolve(RunFolder.BEST))) {
      rows.put(
          NETWORK,
          scores(regions, regions.stream().map(one -> network.sharpen(one.scene())).toList()));
    }
    StringBuilder table = new StringBuilder("%-12s".formatted("method"));
    METRICS.forEach(metric -> table.append("%13s".formatted(metric.name())));
    rows.forEach((method, scores) -> table.append(line(method, scores)));
    return table.toString();
  }

  private static String line(String method, double... scores) {
    StringBuilder line = new StringBuilder("%n%-12s".formatted(method));
    for (double score : scores) {
      line.append(String.format(Locale.ROOT, "%13.4f", score));
    }
    return line.toString();
  }

  /** Means over the regions. */
  private static double[] scores(List<ReducedScene> regions, List<List<Plane>> results) {
    double[] sums = new double[METRICS.size()];
    for (int i = 0; i < regions.size(); i++) {
      PanScene scene = regions.get(i).scene();
      ReducedResolution images =
          new ReducedResolution(
                  regions.get(i).reference(), results.get(i), scene.ratio(), scene.peak())
              .clipped();
      for (int m = 0; m < sums.length; m++) {
        sums[m] += METRICS.get(m).value(images) / regions.size();
      }
    }
    return sums;
  }
}
