package org.msift.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassTrialTest {

  @Test
  void tellsWhatCameOutOfThreeNetworksOfAboutOneSize() {
    ClassTrial.Result result = new ClassTrial(1, 5).run();

    assertThat(result.outcomes())
        .extracting(ClassTrial.Outcome::sources)
        .containsExactly("Both sources", "Optical alone", "Thermal alone");
    long size = result.outcomes().get(0).parameters();
    int side = SensorScenes.SIZE / ClassTrial.STRIDE;
    assertThat(result.outcomes())
        .allSatisfy(
            one -> {
              assertThat((double) one.parameters() / size).isBetween(0.85, 1.15);
              assertThat(one.score()).isBetween(0.0, 1.0);
              assertThat(one.maps()).hasSize(result.tested().count());
              assertThat(one.maps().get(0)).hasSize(side * side);
            });
    assertThat(result.scores().chance()).isEqualTo(0.25);
    assertPictureOf(result);
  }

  private static void assertPictureOf(ClassTrial.Result result) {
    BufferedImage picture = ScenePanels.paint(result);
    assertThat(picture.getWidth()).isGreaterThan(6 * SensorScenes.SIZE);
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    assertThat(java.util.stream.IntStream.of(pixels).distinct().count()).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  @Tag("slow")
  void bothSourcesTellWhatNeitherAloneCan(long seed) {
    ScoreTable scores = new ClassTrial(Demo.CLASS_STEPS, seed).run().scores();

    // One source tells two of the four classes, and can but guess between the others: 75 % at best,
    // and what chance gives on so few scenes.
    assertThat(scores.rows().get(0).score()).isGreaterThan(0.87);
    assertThat(scores.rows().subList(1, 3))
        .allSatisfy(alone -> assertThat(alone.score()).isBetween(0.4, 0.82));
    assertThat(scores.verdict()).doesNotContain("does not lead");
  }
}
