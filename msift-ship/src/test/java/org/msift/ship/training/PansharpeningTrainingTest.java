package org.msift.ship.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.training.HostBatch;
import org.msift.core.training.StopSignal;
import org.msift.core.training.TrainingResult;
import org.msift.ship.Pansharpening;
import org.msift.ship.PansharpeningModel;
import org.msift.ship.ShipPansharpening;
import org.msift.ship.network.InteractionKind;
import org.msift.ship.pansharpening.GridAlignment;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.Sensor;
import org.msift.ship.plane.Plane;

class PansharpeningTrainingTest {

  private static final PansharpeningRecipe RECIPE =
      PansharpeningRecipe.USUAL
          .with("batch", "2")
          .with("patch", "4")
          .with("stepsPerEpoch", "2")
          .with("iterations", "4")
          .with("validateEvery", "2");

  @TempDir private Path folder;

  @Test
  void trainsIntoARunFolderAndGoesOnToTheSameWeights() {
    SceneSplit split = SceneSplit.of(List.of(scene(24, 40, 2)), 0.2, 0.2);
    TrainingResult result =
        training(RECIPE, split).run(folder.resolve("whole"), false, new StopSignal());
    assertThat(result.iterations()).isEqualTo(4);
    assertThat(folder.resolve("whole/history.csv")).content().contains("ERGAS");

    StopSignal stop = new StopSignal();
    stop.request();
    training(RECIPE, split).run(folder.resolve("parts"), false, stop);
    training(RECIPE, split).run(folder.resolve("parts"), true, new StopSignal());
    PansharpeningModel whole = PansharpeningModel.read(folder.resolve("whole/last.zip"));
    PansharpeningModel parts = PansharpeningModel.read(folder.resolve("parts/last.zip"));
    for (String name : whole.weights().names()) {
      assertThat(parts.weights().get(name).toFloats())
          .as(name)
          .containsExactly(whole.weights().get(name).toFloats());
    }
    try (Pansharpening pansharpening = Pansharpening.of(whole)) {
      List<Plane> sharpened = pansharpening.sharpen(split.test().get(0));
      assertThat(sharpened).hasSize(2);
      assertThat(sharpened.get(0).height()).isEqualTo(48);
    }
  }

  @Test
  void oneBandIsTrainedWithoutAnAngle() {
    SceneSplit split = SceneSplit.of(List.of(scene(24, 40, 1)), 0.2, 0.2);
    training(RECIPE, split).run(folder.resolve("one"), false, new StopSignal());
    assertThat(folder.resolve("one/history.csv"))
        .content()
        .contains("ERGAS", "PSNR")
        .doesNotContain("SAM");
  }

  @Test
  void aRegionThatCannotJudgeIsFoundBeforeTheTraining() {
    PanScene whole = scene(24, 40, 2);
    List<Plane> empty = whole.multispectral().stream().map(band -> band.map(v -> 0)).toList();
    PanScene black =
        new PanScene(empty, whole.panchromatic(), whole.sensor(), whole.peak(), whole.alignment());
    SceneSplit split = new SceneSplit(List.of(whole), List.of(black), List.of());
    assertThatThrownBy(
            () -> training(RECIPE, split).run(folder.resolve("none"), false, new StopSignal()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a region cannot judge the training: ERGAS: ");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void patchesAreOfOnePlace() {
    ScenePatches patches =
        new ScenePatches(List.of(scene(24, 40, 2)), RECIPE.with("simulation", "bicubic"));
    for (int batch = 0; batch < 20; batch++) {
      HostBatch made = patches.load(0, batch);
      float[] small = made.features().get(0).values();
      float[] labels = made.labels().get(0).values();
      // The first band of the scene grows along both axes, so that means tell the place.
      for (int i = 0; i < 2; i++) {
        double coarse = mean(small, i * 4 * 4, 4 * 4);
        double fine = mean(labels, i * 8 * 8, 8 * 8);
        assertThat(coarse).isEqualTo(fine, within(0.02));
      }
    }
  }

  private static double mean(float[] values, int firstPixel, int pixels) {
    double sum = 0;
    for (int i = 0; i < pixels; i++) {
      sum += values[2 * (firstPixel + i)];
    }
    return sum / pixels;
  }

  @Test
  void regionsDoNotOverlap() {
    SceneSplit split = SceneSplit.of(List.of(scene(25, 41, 2)), 0.25, 0.25);
    assertThat(split.train().get(0).width()).isEqualTo(20);
    assertThat(split.validation().get(0).width()).isEqualTo(10);
    assertThat(split.test().get(0).width()).isEqualTo(10);
    assertThat(split.test().get(0).height()).isEqualTo(24);
    assertThat(split.test().get(0).multispectral().get(0).at(0, 0))
        .isEqualTo(scene(25, 41, 2).multispectral().get(0).at(0, 30));
  }

  @Test
  void namesWhatDoesNotFit() {
    PanScene scene = scene(24, 40, 2);
    assertThatThrownBy(() -> new ScenePatches(List.of(scene), RECIPE.with("patch", "13")))
        .hasMessageContaining("too small for patches of 13");
    assertThatThrownBy(() -> RECIPE.with("test", "0.9"))
        .hasMessageContaining("leave nothing to learn from");
    assertThatThrownBy(() -> new SceneSplit(List.of(scene), List.of(), List.of(scene(24, 24, 3))))
        .hasMessageContaining("2 bands")
        .hasMessageContaining("3 bands");
    SceneSplit split = SceneSplit.of(List.of(scene), 0, 0);
    ShipPansharpening other = ShipPansharpening.builder(4).build();
    assertThatThrownBy(() -> new PansharpeningTraining(other, RECIPE, split))
        .hasMessageContaining("4 bands and ratio 4")
        .hasMessageContaining("2 and 2");
    assertThat(training(RECIPE, split).network().alignment()).isEqualTo(GridAlignment.DECIMATED);
  }

  private static PansharpeningTraining training(PansharpeningRecipe recipe, SceneSplit split) {
    ShipPansharpening network =
        ShipPansharpening.builder(split.train().get(0).multispectral().size())
            .ratio(2)
            .features(4)
            .blocks(1)
            .interaction(InteractionKind.OMNI)
            .build();
    return new PansharpeningTraining(network, recipe, split);
  }

  /** A scene whose bands grow downwards and to the right, of ratio 2. */
  private static PanScene scene(int height, int width, int bands) {
    List<Plane> multispectral = new ArrayList<>();
    for (int band = 0; band < bands; band++) {
      multispectral.add(ramp(height, width, 20, 10 * band));
    }
    return PanScene.of(
        multispectral, ramp(2 * height, 2 * width, 10, 0), Sensor.other("none", bands), 11);
  }

  private static Plane ramp(int height, int width, double step, double first) {
    double[] values = new double[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = first + step * (i / width + i % width);
    }
    return new Plane(height, width, values);
  }
}
