package org.msift.tasks.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoundaryIgnoreTest {

  @Test
  void pixelsOnBothSidesOfAStraightBoundaryAreIgnored() {
    int[] labels = {0, 0, 0, 0, 1, 1, 1, 1};

    assertThat(new BoundaryIgnore(1, 255).apply(labels, 1, 8))
        .containsExactly(0, 0, 0, 255, 255, 1, 1, 1);
    assertThat(new BoundaryIgnore(3, 255).apply(labels, 1, 8))
        .containsExactly(0, 255, 255, 255, 255, 255, 255, 1);
    assertThat(labels).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
  }

  @Property(tries = 60)
  void everyPixelIsTreatedAsTheDefinitionSays(
      @ForAll @IntRange(min = 1, max = 4) int radius, @ForAll long seed) {
    Random random = new Random(seed);
    int height = 9;
    int width = 11;
    int[] labels =
        random.ints((long) height * width, 0, 40).map(i -> i == 0 ? 1 : i == 1 ? 255 : 0).toArray();
    int[] result = new BoundaryIgnore(radius, 255).apply(labels, height, width);

    for (int p = 0; p < labels.length; p++) {
      boolean near = false;
      for (int q = 0; q < labels.length; q++) {
        int dy = p / width - q / width;
        int dx = p % width - q % width;
        near |= labels[p] != labels[q] && dy * dy + dx * dx <= radius * radius;
      }
      assertThat(result[p]).isEqualTo(near ? 255 : labels[p]);
    }
  }

  @Test
  void wrongSizesAreRefused() {
    assertThatThrownBy(() -> new BoundaryIgnore(0, 255)).hasMessageContaining("radius is 0");
    assertThatThrownBy(() -> new BoundaryIgnore(1, 255).apply(new int[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 labels are no map of 2 x 3 pixels");
  }
}
