package org.msift.examples.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

  /** Checksums of the generator's first version: rewriting it must not change a bit. */
  @ParameterizedTest
  @CsvSource({
    "48, 64, 1, ea455f1fb1145e58cbf1746c5c46e4bd8383f4625b75a0694e7cb1ec397251fd",
    "120, 160, 2, 83a2631fac9086508ad7026c30a0d8ffd34c4e87ea9fbd08d934f3b91da55cf6",
    "96, 300, 3, 3c1ccc3301a8a1714762862930a2e08d09e86fde63eda674c48c24e00528e20f",
    "37, 1, 3, be644b1b10e9011d228c63083bbf7a30c8f9aad6caf4a11a7a4353caee2877ef",
    "288, 384, 9, bb5c62a8bf7fe10d874cce26449fa8eeb66202ae4f75df84d89f0c984c5faf36"
  })
  void aSceneIsTheSameInEveryVersion(int height, int width, long seed, String checksum)
      throws NoSuchAlgorithmException {
    ScenePair pair = SceneGenerator.generate(height, width, seed);

    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(bytes(pair.visible()));
    digest.update(bytes(pair.infrared()));
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(checksum);
  }

  private static byte[] bytes(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
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
