package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msift.core.image.Image;
import org.msift.core.image.SampleType;
import org.msift.ship.metric.FusionMetrics;
import org.msift.ship.metric.Grey;

/** The weights that come with the library. */
class PretrainedTest {

  private static final int SIDE = 96;
  private static final int PERIOD = 8;

  @Test
  void theyAreThoseOfThePublishedNetworkAndSayWhereTheyComeFrom() {
    ShipModel model = ShipModel.pretrained();
    assertThat(model.network()).isEqualTo(ShipFusion.PUBLISHED);
    assertThat(model.provenance().seed()).isEqualTo(10);
    assertThat(model.provenance().backend()).isEqualTo("CpuBackend");
    assertThat(model.provenance().weights()).containsOnlyKeys("network");
  }

  /**
   * Stripes that only the visible camera sees lie in the upper half, a warm disc that only the
   * infrared one sees in the lower half. Fused, both must be there; the average, which has each at
   * half its contrast, is the bar.
   */
  @Test
  void theyKeepWhatEitherSensorSees() {
    Image visible = image((y, x) -> y < SIDE / 2 && x / PERIOD % 2 == 0 ? 0.7f : 0.3f);
    Image infrared = image((y, x) -> disc(y, x) ? 0.9f : 0.2f);
    try (ImageFusion fusion = ImageFusion.pretrained()) {
      Image fused = fusion.fuse(visible, infrared);
      assertThat(contrast(fused, SIDE / 4, SIDE / 2 + 1, SIDE / 4, SIDE / 2 - PERIOD + 1))
          .as("stripes")
          .isGreaterThan(0.25);
      assertThat(contrast(fused, 3 * SIDE / 4, SIDE / 2, 3 * SIDE / 4, PERIOD))
          .as("warm disc")
          .isGreaterThan(0.4);
      Map<String, Double> scores =
          FusionMetrics.score(
              Grey.MATLAB.triples(infrared, visible, fused), FusionMetrics.of(List.of("Qabf")));
      assertThat(scores.get("Qabf")).isGreaterThan(0.5);
    }
  }

  /** A sample in [0, 1] at a place. */
  private interface Scene {
    float at(int y, int x);
  }

  private static boolean disc(int y, int x) {
    return Math.hypot(y - 3 * SIDE / 4.0, x - SIDE / 2.0) < SIDE / 8.0;
  }

  private static Image image(Scene scene) {
    float[] samples = new float[SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = scene.at(i / SIDE, i % SIDE);
    }
    return Image.fromUnitRange(SIDE, SIDE, 1, SampleType.UINT8, samples);
  }

  private static double contrast(Image image, int y, int x, int otherY, int otherX) {
    float[] samples = image.toUnitRange();
    return samples[y * SIDE + x] - samples[otherY * SIDE + otherX];
  }
}
