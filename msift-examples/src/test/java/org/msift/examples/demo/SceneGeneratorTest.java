package org.msift.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneGeneratorTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 64", "37, 1", "33, 47", "120, 160"})
  void anySizeGivesValuesBetweenZeroAndOne(int height, int width) {
    ScenePair pair = SceneGenerator.generate(height, width, 3);

    assertThat(pair.height()).isEqualTo(height);
    assertThat(pair.width()).isEqualTo(width);
    assertThat(pair.visible()).hasSize(3 * height * width);
    assertThat(pair.infrared()).hasSize(height * width);
    assertInRange(pair.visible());
    assertInRange(pair.infrared());
  }

  @Test
  void theSameSeedGivesTheSameSceneAndAnotherSeedAnother() {
    ScenePair first = SceneGenerator.generate(48, 64, 1);
    ScenePair again = SceneGenerator.generate(48, 64, 1);
    ScenePair other = SceneGenerator.generate(48, 64, 2);

    assertThat(again.visible()).isEqualTo(first.visible());
    assertThat(again.infrared()).isEqualTo(first.infrared());
    assertThat(other.infrared()).isNotEqualTo(first.infrared());
  }

  @Test
  void visibleHasTheTextureAndInfraredTheBrightestSpots() {
    for (long seed = 0; seed < 5; seed++) {
      ScenePair pair = SceneGenerator.generate(240, 320, seed);
      float[] luminance = new float[pair.infrared().length];
      for (int i = 0; i < luminance.length; i++) {
        luminance[i] = pair.visible()[3 * i + 1];
      }
      assertThat(roughness(luminance)).isGreaterThan(1.5 * roughness(pair.infrared()));
      assertThat(hiddenInTheDark(luminance, pair.infrared())).isGreaterThan(100);
    }
  }

  @Test
  void unsuitableSizesAreRefused() {
    for (int[] size : new int[][] {{0, 8}, {8, -1}, {1, 65}, {1 << 16, 1 << 16}}) {
      assertThatThrownBy(() -> SceneGenerator.generate(size[0], size[1], 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(size[0] + " and " + size[1]);
    }
    assertThatThrownBy(() -> new ScenePair(2, 2, new float[12], new float[3]))
        .hasMessageContaining("infrared has 3 values, expected 4");
  }

  private static void assertInRange(float[] values) {
    for (float value : values) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  private static double roughness(float[] values) {
    double sum = 0;
    for (int i = 1; i < values.length; i++) {
      sum += Math.abs(values[i] - values[i - 1]);
    }
    return sum / values.length;
  }

  private static long hiddenInTheDark(float[] luminance, float[] infrared) {
    long count = 0;
    for (int i = 0; i < luminance.length; i++) {
      if (luminance[i] < 0.25 && infrared[i] > 0.75) {
        count++;
      }
    }
    return count;
  }
}
