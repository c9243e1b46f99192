package org.msift.ship.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FusionMetricsTest {

  @Test
  void namesAreOneOfAKindAndInOrder() {
    assertThat(FusionMetrics.standard())
        .extracting(FusionMetric::name)
        .containsExactly(
            "EN", "SD", "SF", "AG", "MI", "NMI", "CE", "EI", "CC", "SCD", "MSE", "RMSE", "PSNR",
            "SSIM", "MS-SSIM", "VIF", "Qabf", "Nabf", "Qcb", "Qcv");
    assertThat(FusionMetrics.all()).hasSize(41).startsWith(FusionMetrics.standard().get(0));
    for (FusionMetric metric : FusionMetrics.all()) {
      assertThat(FusionMetrics.of(metric.name())).isSameAs(metric);
      assertThat(metric.description()).isNotBlank();
      assertThat(metric).hasToString(metric.name());
    }
    assertThat(FusionMetrics.of(List.of("Qcv", "EN")))
        .containsExactly(Qcv.STANDARD, Entropy.STANDARD);
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> FusionMetrics.of("QABF"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("QABF")
        .hasMessageContaining("EN, SD, SF, ")
        .hasMessageContaining("Qabf.LINFENG");
  }

  @Test
  void lowerIsBetterForErrorsAndArtifacts() {
    assertThat(FusionMetrics.all().stream().filter(m -> m.better() == Better.LOWER))
        .extracting(m -> m.name().split("\\.")[0])
        .containsOnly("CE", "MSE", "RMSE", "Nabf", "Qcv");
  }

  @Test
  void scoresWhatTheSizeAllows() {
    Map<String, Double> small = FusionMetrics.score(Triples.waves(40, 60));
    assertThat(small).hasSize(18).doesNotContainKeys("VIF", "MS-SSIM");
    FusedTriple large = Triples.waves(161, 170);
    Map<String, Double> scores = FusionMetrics.score(large);
    assertThat(scores.keySet())
        .containsExactlyElementsOf(
            FusionMetrics.standard().stream().map(FusionMetric::name).toList());
    scores.forEach((name, value) -> assertThat(value).isEqualTo(FusionMetrics.of(name).of(large)));
  }

  @Test
  void scoreOfBandsIsTheirMean() {
    FusedTriple first = Triples.waves(20, 30);
    FusedTriple second = new FusedTriple(first.fused(), first.visible(), first.infrared());
    List<FusionMetric> metrics = FusionMetrics.of(List.of("SF", "MSE"));
    assertThat(FusionMetrics.score(List.of(first, second), metrics).get("SF"))
        .isEqualTo(
            (SpatialFrequency.STANDARD.of(first) + SpatialFrequency.STANDARD.of(second)) / 2,
            within(1e-12));
    assertThatThrownBy(() -> FusionMetrics.score(List.of(), metrics))
        .hasMessageContaining("no images");
  }

  @Test
  void scoresManyInTheirOrderOnAnyNumberOfThreads() {
    List<Supplier<List<FusedTriple>>> images = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int side = 20 + 3 * i;
      images.add(() -> List.of(Triples.waves(side, 70 - side)));
    }
    List<FusionMetric> metrics = FusionMetrics.of(List.of("EN", "Qabf", "SD"));
    List<Map<String, Double>> alone = new FusionScoring(metrics, 1).of(images);
    assertThat(new FusionScoring(metrics, 3).of(images)).isEqualTo(alone);
    for (int i = 0; i < alone.size(); i++) {
      assertThat(alone.get(i).keySet()).containsExactly("EN", "Qabf", "SD");
      assertThat(alone.get(i).get("EN")).isEqualTo(Entropy.STANDARD.of(images.get(i).get().get(0)));
    }
    assertThat(FusionScoring.mean(alone).get("SD"))
        .isEqualTo(
            alone.stream().mapToDouble(score -> score.get("SD")).average().orElseThrow(),
            within(1e-12));
  }

  @Test
  void passesOnWhatAnImageThrows() {
    List<FusionMetric> metrics = FusionMetrics.of(List.of("VIF"));
    List<Supplier<List<FusedTriple>>> images =
        List.of(() -> List.of(Triples.waves(60, 60)), () -> List.of(Triples.waves(12, 60)));
    assertThatThrownBy(() -> new FusionScoring(metrics, 2).of(images))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12x60");
    assertThatThrownBy(() -> new FusionScoring(metrics, 0)).hasMessageContaining("0 threads");
    assertThatThrownBy(() -> new FusionScoring(List.of(), 1)).hasMessageContaining("0 metrics");
    assertThatThrownBy(() -> FusionScoring.mean(List.of())).hasMessageContaining("no scores");
  }
}
