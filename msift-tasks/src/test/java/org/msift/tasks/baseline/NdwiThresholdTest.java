package org.msift.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NdwiThresholdTest {

  private static final float[] GREEN = {3, 1, 1, 0, 6, 5};
  private static final float[] NEAR_INFRARED = {1, 3, 1, 0, 4, 5};

  @Test
  void waterIsAboveTheThresholdAndNothingIsWhereBothBandsAreDark() {
    assertThat(NdwiThreshold.standard().predict(GREEN, NEAR_INFRARED))
        .containsExactly(1, 0, 0, 0, 1, 0);
    assertThat(new NdwiThreshold(0.3).predict(GREEN, NEAR_INFRARED))
        .containsExactly(1, 0, 0, 0, 0, 0);
  }

  @Test
  void theThresholdWithTheLargestOverlapIsChosen() {
    float[] green = {10, 20, 30, 40, 50, 60, 99};
    float[] nearInfrared = {90, 80, 70, 60, 50, 40, 1};
    // Indices -0.8, -0.6, ... 0.2; the last pixel is ignored.
    int[] truth = {0, 1, 0, 1, 1, 1, 255};

    NdwiThreshold chosen = NdwiThreshold.chosenOn(green, nearInfrared, truth, 255);

    // From -0.6 on: 4 of 5; from -0.2 on: 3 of 4. The first is larger.
    assertThat(chosen.threshold()).isCloseTo(-0.7, within(1e-6));
    assertThat(chosen.predict(green, nearInfrared)).containsExactly(0, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void allWaterGivesAThresholdBelowAll() {
    NdwiThreshold chosen =
        NdwiThreshold.chosenOn(GREEN, NEAR_INFRARED, new int[] {1, 1, 1, 1, 1, 1}, 255);

    assertThat(chosen.predict(GREEN, NEAR_INFRARED)).containsExactly(1, 1, 1, 0, 1, 1);
  }

  @Test
  void wrongInputIsNamed() {
    assertThatThrownBy(() -> new NdwiThreshold(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> NdwiThreshold.standard().predict(new float[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the green band has 2 pixels, the near infrared one 3");
    assertThatThrownBy(() -> NdwiThreshold.chosenOn(GREEN, NEAR_INFRARED, new int[3], 255))
        .hasMessage("6 pixels, but 3 labels");
    assertThatThrownBy(() -> NdwiThreshold.chosenOn(GREEN, NEAR_INFRARED, new int[6], 255))
        .hasMessageContaining("no training pixel is water");
  }
}
