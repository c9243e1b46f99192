package org.msift.ship.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.msift.ship.plane.Plane;

class VisualSaliencyTest {

  /** Levels 0, 0, 0, 51: the distances to all pixels are 51, 51, 51 and 153. */
  @Test
  void whatIsUnlikeTheRestIsSalient() {
    Plane map = VisualSaliency.of(new Plane(2, 2, new double[] {0, 0, 0, 0.2}));
    assertThat(map.values()).containsExactly(0, 0, 0, 1);
  }

  @Test
  void betweenIsBetween() {
    // Levels 0, 102, 255 and 255: sums of distances 612, 408, 408 + 0 ... written out.
    double[] sums = {102 + 255 + 255, 102 + 153 + 153, 255 + 153, 255 + 153};
    Plane map = VisualSaliency.of(new Plane(1, 4, new double[] {0, 0.4, 1, 1}));
    for (int i = 0; i < 4; i++) {
      assertThat(map.values()[i]).isEqualTo((sums[i] - 408) / (612 - 408), within(1e-12));
    }
  }

  @Test
  void constantImageHasNoSaliency() {
    assertThat(VisualSaliency.of(new Plane(1, 3, new double[] {0.5, 0.5, 0.5})).values())
        .containsOnly(0);
  }
}
