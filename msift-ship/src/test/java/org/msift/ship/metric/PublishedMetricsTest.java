package org.msift.ship.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.msift.core.SharedFiles;
import org.msift.ship.metric.Agreement.Pair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The values that were published with TNO images and with VIFB. */
class PublishedMetricsTest {

  private static final Logger LOG = LoggerFactory.getLogger(PublishedMetricsTest.class);

  private static final Agreement TNO =
      new Agreement(
          Grey.MATLAB,
          columns(
              "EN", "EN",
              "SD", "SD.LINFENG",
              "SF", "SF.LINFENG",
              "AG", "AG.LINFENG",
              "MSE", "MSE.LINFENG",
              "PSNR", "PSNR.LINFENG",
              "CC", "CC",
              "SCD", "SCD",
              "MI", "MI.LINFENG",
              "VIF", "VIF.LINFENG",
              "Qabf", "Qabf.LINFENG"));

  private static final Agreement TNO_STANDARD =
      new Agreement(Grey.MATLAB, columns("SD", "SD", "MI", "MI", "VIF", "VIF", "Qabf", "Qabf"));

  private static final Agreement VIFB =
      new Agreement(
          Grey.BANDS,
          columns(
              "Avg_gradient", "AG.LINFENG",
              "Cross_entropy", "CE",
              "Edge_intensity", "EI",
              "Entropy", "EN",
              "Mutinf", "MI.VIFB",
              "Psnr", "PSNR.VIFB",
              "Qabf", "Qabf",
              "Qcb", "Qcb",
              "Qcv", "Qcv",
              "Rmse", "RMSE.VIFB",
              "Ssim", "SSIM",
              "Variance", "SD"));

  private static final Agreement VIFB_UNFOLDED =
      new Agreement(Grey.SIDE_BY_SIDE, columns("Spatial_frequency", "SF.VIFB"));

  /**
   * Their figures belong to other files than the published ones: those of the fused image alone
   * (SD, EN, AG, EI, SF) are off by as much as compressing a file once more changes them, and the
   * same sources agree with ten other methods.
   */
  private static final Set<String> OTHER_FILES = Set.of("SwinFusion", "YDTR");

  private static Map<String, FusionMetric> columns(String... columnsAndMetrics) {
    Map<String, FusionMetric> metrics = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndMetrics.length; i += 2) {
      metrics.put(columnsAndMetrics[i], FusionMetrics.of(columnsAndMetrics[i + 1]));
    }
    return metrics;
  }

  private static PublishedTable table(String name) {
    return PublishedTable.read(SharedFiles.require("data/" + name + "/published_metrics.csv"));
  }

  private static List<Pair> vifb(Predicate<Map<String, String>> rows) {
    PublishedTable table = table("vifb");
    List<Pair> pairs = new ArrayList<>(VIFB.pairs(table, rows));
    pairs.addAll(VIFB_UNFOLDED.pairs(table, rows));
    return pairs;
  }

  private static boolean isOfPublishedFile(Pair pair) {
    return !OTHER_FILES.contains(pair.method());
  }

  @Test
  void agreesWithSmallTnoImages() {
    Set<String> small = Set.of("05.png", "08.png");
    List<Pair> pairs = TNO.pairs(table("tno"), row -> small.contains(row.get("image")));
    assertThat(pairs).hasSize(2 * 3 * 11).allMatch(Pair::agrees);
  }

  @Test
  void agreesWithSmallVifbImages() {
    Set<String> methods = Set.of("ADF", "GFF", "IFCNN", "U2Fusion");
    List<Pair> pairs =
        vifb(row -> row.get("image").equals("walking") && methods.contains(row.get("method")));
    assertThat(pairs).hasSize(4 * 13).allMatch(Pair::agrees);
  }

  @Test
  @Tag("slow")
  void agreesWithTheWholeTnoTable() {
    PublishedTable table = table("tno");
    List<Pair> pairs = TNO.pairs(table, row -> true);
    LOG.info("TNO, the toolbox's variants: {}", Agreement.table(pairs));
    LOG.info("TNO, standard variants: {}", Agreement.table(TNO_STANDARD.pairs(table, row -> true)));
    assertThat(pairs).hasSize(10 * 3 * 11).allMatch(Pair::agrees);
  }

  @Test
  @Tag("slow")
  void agreesWithTheWholeVifbTable() {
    List<Pair> pairs = vifb(row -> true);
    LOG.info("VIFB: {}", Agreement.table(pairs));
    assertThat(pairs).hasSize(14 * 12 * 13);
    assertThat(pairs.stream().filter(PublishedMetricsTest::isOfPublishedFile))
        .allMatch(Pair::agrees);
  }
}
