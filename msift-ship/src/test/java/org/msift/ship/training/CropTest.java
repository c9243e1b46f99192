package org.msift.ship.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CropTest {

  @Test
  void takesPixelsInOrder() {
    assertThat(pixels(new Crop(10, 2, 3, 2, false, false, false))).containsExactly(23, 24, 33, 34);
  }

  @Test
  void mirrorsAndTransposes() {
    assertThat(pixels(new Crop(10, 0, 0, 2, true, false, false))).containsExactly(10, 11, 0, 1);
    assertThat(pixels(new Crop(10, 0, 0, 2, false, true, false))).containsExactly(1, 0, 11, 10);
    assertThat(pixels(new Crop(10, 0, 0, 2, false, false, true))).containsExactly(0, 10, 1, 11);
  }

  @Test
  void staysInsideAndComesEverywhere() {
    SplittableRandom random = new SplittableRandom(1);
    int[] seen = new int[5 * 6];
    for (int i = 0; i < 500; i++) {
      for (int pixel : pixels(Crop.random(5, 6, 3, true, random))) {
        seen[pixel]++;
      }
    }
    assertThat(Arrays.stream(seen).min().orElseThrow()).isPositive();
  }

  private static int[] pixels(Crop crop) {
    return IntStream.range(0, crop.size() * crop.size()).map(crop::index).toArray();
  }
}
