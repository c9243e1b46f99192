package org.msift.tasks.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.SharedFiles;
import org.msift.core.image.NumpyFile;

class ClassificationMetricsTest {

  @TempDir Path folder;

  @Test
  void figuresOfAHandMadeMatrix() {
    ClassificationMetrics metrics =
        ClassificationMetrics.of(
            ConfusionMatrix.of(new long[][] {{6, 2}, {1, 11}}), List.of("a", "b"));

    assertThat(metrics.samples()).isEqualTo(20);
    assertThat(metrics.overallAccuracy()).isEqualTo(0.85);
    assertThat(metrics.averageAccuracy()).isCloseTo((6 / 8.0 + 11 / 12.0) / 2, within(1e-15));
    double chance = (8 * 7 + 12 * 13) / 400.0;
    assertThat(metrics.kappa()).isCloseTo((0.85 - chance) / (1 - chance), within(1e-15));
    assertThat(metrics.macroPrecision()).isCloseTo((6 / 7.0 + 11 / 13.0) / 2, within(1e-15));
    assertThat(metrics.macroF1()).isCloseTo((12 / 15.0 + 22 / 25.0) / 2, within(1e-15));
    assertThat(metrics.classes().get(0).recall()).hasValue(0.75);
  }

  @Test
  void classesWithoutSamplesOrPredictionsHaveDefinedFigures() {
    ClassificationMetrics metrics =
        ClassificationMetrics.of(
            ConfusionMatrix.of(new long[][] {{3, 0, 1, 0}, {2, 0, 0, 0}, new long[4], new long[4]}),
            List.of("seen", "never predicted", "never true", "neither"));

    ClassificationMetrics.ClassFigures missed = metrics.classes().get(1);
    assertThat(missed.recall()).hasValue(0);
    assertThat(missed.precision()).hasValue(0);
    assertThat(missed.f1()).hasValue(0);
    ClassificationMetrics.ClassFigures invented = metrics.classes().get(2);
    assertThat(invented.recall()).isEmpty();
    assertThat(invented.precision()).hasValue(0);
    assertThat(invented.f1()).hasValue(0);
    ClassificationMetrics.ClassFigures neither = metrics.classes().get(3);
    assertThat(neither.recall()).isEmpty();
    assertThat(neither.precision()).isEmpty();
    assertThat(neither.f1()).isEmpty();
    assertThat(metrics.averageAccuracy()).isEqualTo(0.375);
    assertThat(metrics.macroPrecision()).isCloseTo(0.2, within(1e-15));
    assertThat(metrics.json().toString()).doesNotContain("NaN");
    assertThat(metrics.table())
        .isEqualTo(
            """
            class            samples  accuracy  precision     F1
            seen                   4     75.00      60.00  66.67
            never predicted        2      0.00       0.00   0.00
            never true             0         -       0.00   0.00
            neither                0         -          -      -
            mean                   6     37.50      20.00  22.22
            OA 50.00  AA 37.50  kappa -12.50
            """);
  }

  @Test
  void kappaOfASingleClassIsNoBetterThanChance() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new long[][] {{5, 0}, {0, 0}});

    assertThat(ClassificationMetrics.of(matrix, List.of("a", "b")).kappa()).isZero();
  }

  @Test
  void nothingCountedOrNamesOfAnotherCountAreRefused() {
    ConfusionMatrix empty = new ConfusionMatrix(2, 255);

    assertThatThrownBy(() -> ClassificationMetrics.of(empty, List.of("a", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no sample was counted");
    assertThatThrownBy(() -> ClassificationMetrics.of(empty, List.of("a")))
        .hasMessageContaining("1 class names [a] for 2 classes");
  }

  @Test
  void theFileHoldsTheFigures() throws IOException {
    ConfusionMatrix matrix = ConfusionMatrix.of(new long[][] {{1, 0}, {0, 0}});
    Path file = folder.resolve("metrics.json");
    ClassificationMetrics.of(matrix, List.of("a \"quoted\"", "b")).writeJson(file);

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("overallAccuracy").doubleValue()).isEqualTo(1);
    assertThat(json.at("/classes/0/name").textValue()).isEqualTo("a \"quoted\"");
    assertThat(json.at("/classes/1/f1").isNull()).isTrue();
  }

  /**
   * The published matrix has the predictions in its rows: its columns, not its rows, sum to the
   * official counts of test pixels (1053 of class 1, 1064 of class 2, ...). So what is published as
   * the accuracy of each class is its precision, and what is published as AA is the mean precision;
   * OA and kappa do not depend on it.
   */
  @Test
  void agreesWithThePublishedFiguresOfHoustonOnceTheirRowsAreReadAsPredictions()
      throws IOException {
    Path published = SharedFiles.require("data/houston2013/published_DF_metrics.json");
    JsonNode json = new ObjectMapper().readTree(published.toFile());
    ConfusionMatrix matrix = new ConfusionMatrix(15, ConfusionMatrix.NO_LABEL);
    matrix.add(labels("published_truth_full.npy"), labels("published_DF_pred_full.npy"));
    List<String> names = IntStream.rangeClosed(1, 15).mapToObj(Integer::toString).toList();
    ClassificationMetrics metrics = ClassificationMetrics.of(matrix, names);

    assertThat(metrics.overallAccuracy()).isCloseTo(json.get("OA").doubleValue(), within(1e-12));
    assertThat(metrics.kappa()).isCloseTo(json.get("kappa").doubleValue(), within(1e-12));
    assertThat(metrics.macroPrecision()).isCloseTo(json.get("AA").doubleValue(), within(1e-12));
    assertThat(metrics.averageAccuracy()).isCloseTo(0.9118418665198563, within(1e-12));
    assertThat(matrix.truthTotal(0)).isEqualTo(1_053);
    assertThat(matrix.truthTotal(1)).isEqualTo(1_064);
    for (int label = 0; label < 15; label++) {
      assertThat(metrics.classes().get(label).precision().orElseThrow())
          .isCloseTo(json.get("each_acc").get(label).doubleValue(), within(1e-12));
      for (int predicted = 0; predicted < 15; predicted++) {
        assertThat(matrix.count(label, predicted))
            .isEqualTo(json.get("confusion_matrix").get(predicted).get(label).longValue());
      }
    }
  }

  private static int[] labels(String name) {
    float[] values = NumpyFile.read(SharedFiles.require("data/houston2013/" + name)).values();
    return IntStream.range(0, values.length).map(i -> (int) values[i] - 1).toArray();
  }

  @Property(tries = 200)
  void figuresAreInRangeAndPerfectOnlyWhenAllIsRight(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 15) Integer> pairs) {
    ConfusionMatrix matrix = new ConfusionMatrix(4, 255);
    pairs.forEach(pair -> matrix.add(pair / 4, pair % 4));
    ClassificationMetrics metrics = ClassificationMetrics.of(matrix, List.of("a", "b", "c", "d"));

    boolean perfect = pairs.stream().allMatch(pair -> pair / 4 == pair % 4);
    assertThat(metrics.overallAccuracy() == 1).isEqualTo(perfect);
    assertThat(metrics.macroF1() == 1).isEqualTo(perfect);
    assertThat(metrics.kappa()).isBetween(-1.0, 1.0);
    assertThat(metrics.averageAccuracy()).isBetween(0.0, 1.0);
    assertThat(metrics.macroPrecision()).isBetween(0.0, 1.0);
  }

  @Property(tries = 100)
  void swappingTruthAndPredictionSwapsPrecisionAndRecall(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 8) Integer> pairs) {
    ConfusionMatrix one = new ConfusionMatrix(3, 255);
    ConfusionMatrix other = new ConfusionMatrix(3, 255);
    pairs.forEach(pair -> one.add(pair / 3, pair % 3));
    pairs.forEach(pair -> other.add(pair % 3, pair / 3));
    List<String> names = List.of("a", "b", "c");
    ClassificationMetrics straight = ClassificationMetrics.of(one, names);
    ClassificationMetrics swapped = ClassificationMetrics.of(other, names);

    assertThat(swapped.kappa()).isCloseTo(straight.kappa(), within(1e-12));
    assertThat(swapped.macroF1()).isCloseTo(straight.macroF1(), within(1e-12));
    for (int i = 0; i < 3; i++) {
      if (one.truthTotal(i) > 0 && one.predictedTotal(i) > 0) {
        assertThat(swapped.classes().get(i).precision())
            .isEqualTo(straight.classes().get(i).recall());
      }
    }
  }
}
