package org.msift.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.Sample;

class SensorScenesTest {

  private static final int SIZE = SensorScenes.SIZE;
  private static final int WINDOW = SensorScenes.WINDOW;

  private final SensorScenes scenes = SensorScenes.draw(8, 3);

  @Test
  void drawnPatchesHaveEveryClassAsOften() {
    ArrayDataSet patches = scenes.drawnPatches(10, 1);
    assertThat(patches.classCounts()).containsExactly(10, 10, 10, 10);
    assertThat(scenes.drawnPatches(10, 1).sample(7).sources()[0])
        .isEqualTo(patches.sample(7).sources()[0]);
  }

  @Test
  void aMapsPatchesAreThoseAroundItsPixels() {
    ArrayDataSet patches = scenes.mapPatches(2, 1);
    assertThat(patches.size()).isEqualTo(SIZE * SIZE);
    float[] thermal = scenes.image(2, 1).samples();
    for (int pixel : new int[] {0, 5 * SIZE + 40, SIZE * SIZE - 1}) {
      Sample patch = patches.sample(pixel);
      assertThat((int) patch.label()[0]).isEqualTo(scenes.truth(2)[pixel]);
      assertThat(patch.sources()[1][WINDOW * WINDOW / 2]).isEqualTo((thermal[pixel] - 128) / 64);
    }
    float corner = (thermal[0] - 128) / 64;
    assertThat(patches.sample(0).sources()[1][0]).isEqualTo(corner);
  }

  @Test
  void everySecondPixelMakesAMapOfHalfTheSide() {
    assertThat(scenes.mapPatches(0, 2).size()).isEqualTo(SIZE / 2 * SIZE / 2);
  }

  @Test
  void theSensorsDoNotLieOnOneAnother() {
    int apart = 0;
    for (int scene = 0; scene < scenes.count(); scene++) {
      int[] truth = scenes.truth(scene);
      float[] thermal = scenes.image(scene, 1).samples();
      for (int i = 0; i < truth.length; i++) {
        apart += (thermal[i] > 125) == ((truth[i] & 1) == 1) ? 0 : 1;
      }
    }
    assertThat(apart).isBetween(100, 8 * SIZE * SIZE / 5);
  }

  @Test
  void aloneIsTheSameWithOneSource() {
    ArrayDataSet patches = scenes.drawnPatches(3, 1);
    ArrayDataSet thermal = SensorScenes.alone(patches, 1);
    assertThat(thermal.sourceShapes()).containsExactly(patches.sourceShapes().get(1));
    for (int i = 0; i < patches.size(); i++) {
      assertThat(Arrays.equals(thermal.sample(i).sources()[0], patches.sample(i).sources()[1]))
          .isTrue();
      assertThat(thermal.label(i)).isEqualTo(patches.label(i));
    }
  }
}
