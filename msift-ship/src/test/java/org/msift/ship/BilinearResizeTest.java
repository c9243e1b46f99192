package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BilinearResizeTest {

  @Test
  void theSameSizeGivesTheSameValues() {
    float[] band = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f};
    assertThat(new BilinearResize(2, 3).apply(band, 2, 3)).containsExactly(band);
  }

  @Test
  void pixelCentresAreAlignedAndEdgesRepeated() {
    float[] result = new BilinearResize(1, 2).apply(new float[] {0, 1}, 1, 4);
    assertThat(result).containsExactly(new float[] {0, 0.25f, 0.75f, 1}, within(1e-7f));
  }

  @Test
  void halvingAveragesNeighbours() {
    float[] result = new BilinearResize(2, 2).apply(new float[] {0, 1, 2, 3}, 1, 1);
    assertThat(result).containsExactly(1.5f);
  }

  @Test
  void onePixelFillsTheImage() {
    float[] result = new BilinearResize(1, 1).apply(new float[] {0.3f}, 2, 3);
    assertThat(result).hasSize(6).containsOnly(0.3f);
  }
}
