package org.msift.tasks.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SegmentationMetricsTest {

  @Test
  void figuresOfAHandMadeMatrix() {
    SegmentationMetrics metrics =
        SegmentationMetrics.of(
            ConfusionMatrix.of(new long[][] {{6, 2}, {1, 11}}), List.of("land", "water"));

    assertThat(metrics.classes().get(0).intersectionOverUnion()).hasValue(6 / 9.0);
    assertThat(metrics.classes().get(1).intersectionOverUnion()).hasValue(11 / 14.0);
    assertThat(metrics.meanIntersectionOverUnion())
        .isCloseTo((6 / 9.0 + 11 / 14.0) / 2, within(1e-15));
    assertThat(metrics.meanAccuracy()).isCloseTo((6 / 8.0 + 11 / 12.0) / 2, within(1e-15));
    assertThat(metrics.pixelAccuracy()).isEqualTo(0.85);
    assertThat(metrics.frequencyWeightedIntersectionOverUnion())
        .isCloseTo((8 * 6 / 9.0 + 12 * 11 / 14.0) / 20, within(1e-15));
  }

  @Test
  void aClassThatNeverOccursIsLeftOutAndAnInventedOneCountsAsZero() {
    SegmentationMetrics metrics =
        SegmentationMetrics.of(
            ConfusionMatrix.of(new long[][] {{3, 1, 0}, new long[3], new long[3]}),
            List.of("a", "invented", "neither"));

    assertThat(metrics.classes().get(1).intersectionOverUnion()).hasValue(0);
    assertThat(metrics.classes().get(1).accuracy()).isEmpty();
    assertThat(metrics.classes().get(2).intersectionOverUnion()).isEmpty();
    assertThat(metrics.meanIntersectionOverUnion()).isEqualTo(0.375);
    assertThat(metrics.meanAccuracy()).isEqualTo(0.75);
    assertThat(metrics.json().at("/classes/2/intersectionOverUnion").isNull()).isTrue();
    assertThat(metrics.table())
        .isEqualTo(
            """
            class     pixels    IoU  accuracy
            a              4  75.00     75.00
            invented       0   0.00         -
            neither        0      -         -
            mean           4  37.50     75.00
            mIoU 37.50  pixel accuracy 75.00  fwIoU 75.00
            """);
  }

  @Test
  void nothingCountedIsRefused() {
    assertThatThrownBy(() -> SegmentationMetrics.of(new ConfusionMatrix(1, 255), List.of("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no sample was counted");
  }

  @Property(tries = 200)
  void theRatioIsBetweenZeroAndTheAccuracy(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 8) Integer> pairs) {
    ConfusionMatrix matrix = new ConfusionMatrix(3, 255);
    pairs.forEach(pair -> matrix.add(pair / 3, pair % 3));
    SegmentationMetrics metrics = SegmentationMetrics.of(matrix, List.of("a", "b", "c"));

    for (SegmentationMetrics.ClassFigures figures : metrics.classes()) {
      assertThat(figures.intersectionOverUnion().orElse(0))
          .isBetween(0.0, figures.accuracy().orElse(0));
    }
    assertThat(metrics.frequencyWeightedIntersectionOverUnion())
        .isLessThanOrEqualTo(metrics.pixelAccuracy() + 1e-12);
  }
}
