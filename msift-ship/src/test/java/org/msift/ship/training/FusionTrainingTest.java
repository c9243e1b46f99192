package org.msift.ship.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.SampleType;
import org.msift.core.training.RunFolder;
import org.msift.core.training.StopSignal;
import org.msift.core.training.TrainingResult;
import org.msift.ship.ImageFusion;
import org.msift.ship.ShipFusion;
import org.msift.ship.ShipModel;

class FusionTrainingTest {

  private static final ShipFusion NETWORK =
      ShipFusion.builder().features(4).blocks(1).order(2).build();

  private static final FusionRecipe RECIPE =
      FusionRecipe.PUBLISHED
          .with("batch", "2")
          .with("crop", "16")
          .with("repeats", "2")
          .with("iterations", "6")
          .with("validateEvery", "3")
          .with("learningRate", "1e-3")
          .with("schedule", "cosine");

  @TempDir private Path folder;
  private final List<FusionPair> pairs = new ArrayList<>();

  @BeforeEach
  void writePairs() {
    for (int i = 0; i < 5; i++) {
      pairs.add(
          new FusionPair(
              "scene" + i,
              write("visible" + i, 20 + i, 24, 3, 5),
              write("infrared" + i, 20 + i, 24, 1, 7),
              Optional.empty()));
    }
  }

  @Test
  void trainsIntoARunFolder() {
    TrainingResult result = training(RECIPE).run(folder.resolve("run"), false, new StopSignal());

    assertThat(result.stopped()).isFalse();
    assertThat(result.iterations()).isEqualTo(6);
    assertThat(folder.resolve("run/history.csv")).content().contains("validationLoss");
    ShipModel model = ShipModel.read(folder.resolve("run").resolve(RunFolder.BEST));
    assertThat(model.network()).isEqualTo(NETWORK);
    assertThat(model.provenance().seed()).isEqualTo(10);
    try (ImageFusion fusion = ImageFusion.load(folder.resolve("run").resolve(RunFolder.BEST))) {
      Image fused =
          fusion.fuse(
              ImageFile.read(pairs.get(0).visible()), ImageFile.read(pairs.get(0).infrared()));
      assertThat(fused.bands()).isEqualTo(3);
    }
  }

  @Test
  void goesOnToTheSameWeights() {
    training(RECIPE).run(folder.resolve("whole"), false, new StopSignal());
    StopSignal stop = new StopSignal();
    stop.request();
    FusionTraining again = training(RECIPE);
    again.run(folder.resolve("parts"), false, stop);
    again.run(folder.resolve("parts"), true, new StopSignal());

    ShipModel whole = ShipModel.read(folder.resolve("whole/last.zip"));
    ShipModel parts = ShipModel.read(folder.resolve("parts/last.zip"));
    for (String name : whole.weights().names()) {
      assertThat(parts.weights().get(name).toFloats())
          .as(name)
          .containsExactly(whole.weights().get(name).toFloats());
    }
  }

  @Test
  void beginsWithGivenWeights() {
    training(RECIPE).run(folder.resolve("first"), false, new StopSignal());
    ShipModel first = ShipModel.read(folder.resolve("first/last.zip"));
    FusionRecipe still = RECIPE.with("learningRate", "0").with("iterations", "1");
    new FusionTraining(NETWORK, still, still.split(pairs), Optional.of(first))
        .run(folder.resolve("second"), false, new StopSignal());
    ShipModel second = ShipModel.read(folder.resolve("second/last.zip"));
    // Where the rate is 0, the backend's Adam takes a step of its epsilon, 1e-8, instead.
    assertThat(second.weights().get("visible.embed_W").toFloats())
        .containsExactly(first.weights().get("visible.embed_W").toFloats(), within(1e-7f));
    assertThat(second.provenance().weights()).containsKey("network");
  }

  @Test
  void refusesAStartOfAnotherSize() {
    training(RECIPE).run(folder.resolve("first"), false, new StopSignal());
    Optional<ShipModel> start =
        Optional.of(ShipModel.read(folder.resolve("first").resolve(RunFolder.LAST)));
    assertThatThrownBy(
            () -> new FusionTraining(ShipFusion.PUBLISHED, RECIPE, RECIPE.split(pairs), start))
        .hasMessageContaining("give a model of the same sizes");
  }

  @Test
  void namesAPairThatIsTooSmallBeforeTheFolderIsMade() {
    FusionTraining training = training(RECIPE.with("crop", "22"));
    assertThatThrownBy(() -> training.run(folder.resolve("run"), false, new StopSignal()))
        .hasMessageContaining("too small for crops of 22");
    assertThat(Files.exists(folder.resolve("run"))).isFalse();
  }

  @Test
  void namesPairsOfDifferentSize() {
    pairs.replaceAll(
        pair ->
            new FusionPair(
                pair.name(),
                pair.visible(),
                pair.infrared(),
                Optional.of(write("mask", 9, 9, 1, 3))));
    assertThatThrownBy(() -> training(RECIPE).run(folder.resolve("run"), false, new StopSignal()))
        .hasMessageContaining("mask.png is 9x9");
  }

  @Test
  void refusesAnEmptyTrainingPart() {
    assertThatThrownBy(() -> RECIPE.with("validation", "0.7").with("test", "0.3").split(pairs))
        .hasMessageContaining("no pair is left to learn from");
    assertThatThrownBy(() -> RECIPE.with("test", "1").split(pairs))
        .hasMessageContaining("expected a number in [0, 1)");
  }

  private FusionTraining training(FusionRecipe recipe) {
    return new FusionTraining(NETWORK, recipe, recipe.split(pairs), Optional.empty());
  }

  private Path write(String name, int height, int width, int bands, int step) {
    float[] samples = new float[height * width * bands];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (i * step + i / width * 11) % 256;
    }
    Path file = folder.resolve(name + ".png");
    ImageFile.write(file, Image.of(height, width, bands, SampleType.UINT8, samples));
    return file;
  }
}
