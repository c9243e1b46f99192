package org.msift.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.ship.colour.LuminanceFusion;

class SceneFusionTest {

  private static final double WARM = 200 / 255.0;
  private static final double BRIGHTER = 20 / 255.0;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {10, 11})
  @Tag("slow")
  void whatIsWarmIsBrightAndWhatTheEyeSeesKeepsItsTexture(long seed) throws IOException {
    new SceneFusion(folder, Demo.FUSION_STEPS, seed).run();

    float[] visible = luminance("visible.png");
    float[] infrared = luminance("infrared.png");
    float[] fused = luminance("fused.png");
    assertThat(meanWhereWarm(visible, infrared)).isLessThan(0.4);
    assertThat(meanWhereWarm(fused, infrared)).isGreaterThan(0.7);
    double kept = texture(fused, visible, infrared) / texture(visible, visible, infrared);
    assertThat(kept).isBetween(0.5, 1.5);
  }

  private float[] luminance(String name) throws IOException {
    Image image = ImageFile.read(folder.resolve(name));
    return new LuminanceFusion().split(name, image).luminance();
  }

  private static double meanWhereWarm(float[] values, float[] infrared) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (infrared[i] > WARM) {
        sum += values[i];
        count++;
      }
    }
    return sum / count;
  }

  /**
   * Mean difference of neighbours in a row, where the visible image is clearly the brighter one.
   */
  private static double texture(float[] values, float[] visible, float[] infrared) {
    double sum = 0;
    int count = 0;
    for (int i = 1; i < values.length; i++) {
      if (visible[i] > infrared[i] + BRIGHTER) {
        sum += Math.abs(values[i] - values[i - 1]);
        count++;
      }
    }
    return sum / count;
  }
}
