package org.msift.tasks.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  @Test
  void countsGrowAndIgnoredLabelsDoNotCount() {
    ConfusionMatrix matrix = new ConfusionMatrix(3, 255);
    matrix.add(new int[] {0, 0, 1, 255, 2}, new int[] {0, 1, 1, 77, 0});
    matrix.add(2, 0);

    assertThat(matrix.toArray()).isEqualTo(new long[][] {{1, 1, 0}, {0, 1, 0}, {2, 0, 0}});
    assertThat(matrix.truthTotal(2)).isEqualTo(2);
    assertThat(matrix.predictedTotal(0)).isEqualTo(3);
    assertThat(matrix.correct()).isEqualTo(2);
    assertThat(matrix.total()).isEqualTo(5);
  }

  @Test
  void matricesCountedApartAddUp() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new long[][] {{1, 2}, {3, 4}});
    matrix.add(ConfusionMatrix.of(new long[][] {{10, 0}, {0, 5_000_000_000L}}));

    assertThat(matrix.toArray()).isEqualTo(new long[][] {{11, 2}, {3, 5_000_000_004L}});
  }

  @Test
  void wrongLabelsAreNamedAndNothingIsCounted() {
    ConfusionMatrix matrix = new ConfusionMatrix(2, 255);

    assertThatThrownBy(() -> matrix.add(new int[] {0, 2}, new int[] {0, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the true label of sample 1 is 2, expected a class 0..1");
    assertThatThrownBy(() -> matrix.add(new int[] {0, 1}, new int[] {0, -1}))
        .hasMessage("the predicted label of sample 1 is -1, expected a class 0..1");
    assertThatThrownBy(() -> matrix.add(new int[2], new int[3]))
        .hasMessage("2 true labels, but 3 predicted ones");
    assertThat(matrix.total()).isZero();
  }

  @Test
  void wrongSizesAreRefused() {
    assertThatThrownBy(() -> new ConfusionMatrix(0, 255)).hasMessageContaining("classes is 0");
    assertThatThrownBy(() -> new ConfusionMatrix(300, 255)).hasMessageContaining("ignored label");
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[][] {{1, 2}, {3}}))
        .hasMessageContaining("row 1 is [3], expected 2 counts");
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[][] {{-1}}))
        .hasMessageContaining("row 0 is [-1]");
    assertThatThrownBy(() -> new ConfusionMatrix(2, 9).add(new ConfusionMatrix(3, 9)))
        .hasMessageContaining("3 classes, this one 2");
    assertThatThrownBy(() -> new ConfusionMatrix(2, 9).count(2, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
