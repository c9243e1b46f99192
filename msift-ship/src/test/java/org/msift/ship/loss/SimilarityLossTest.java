package org.msift.ship.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.ship.metric.Ssim;
import org.msift.ship.plane.Plane;

class SimilarityLossTest {

  /** The loss has formulas of its own, because it has gradients. */
  @ParameterizedTest
  @CsvSource({"11, 11", "17, 12", "13, 30"})
  void isOneMinusTheMetric(int height, int width) {
    int pixels = height * width;
    double[] fused = new Random(1).doubles(2L * pixels).toArray();
    double[] source = new Random(2).doubles(2L * pixels).toArray();
    // The second pair is alike, so that the two pairs' similarities differ.
    for (int i = pixels; i < source.length; i++) {
      source[i] = 0.8 * fused[i] + 0.2 * source[i];
    }
    double expected = 0;
    for (int image = 0; image < 2; image++) {
      int from = image * pixels;
      Plane f = new Plane(height, width, Arrays.copyOfRange(fused, from, from + pixels));
      Plane s = new Plane(height, width, Arrays.copyOfRange(source, from, from + pixels));
      expected += (1 - Ssim.of(f, s, 1)) / 2;
    }
    assertThat(new SimilarityLoss(height, width).value(fused, source))
        .isCloseTo(expected, within(1e-12));
  }
}
