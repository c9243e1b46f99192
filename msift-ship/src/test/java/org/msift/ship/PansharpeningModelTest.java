package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.ModelDescription;
import org.msift.core.checkpoint.ModelFile;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.ship.network.InteractionKind;

class PansharpeningModelTest {

  @TempDir private Path folder;

  @Test
  void everyKindOfModelComesBack() {
    for (InteractionKind kind : InteractionKind.values()) {
      PansharpeningModel model =
          SmallPansharpening.model(
              ShipPansharpening.builder(2)
                  .ratio(6)
                  .features(2)
                  .blocks(2)
                  .order(2)
                  .interaction(kind)
                  .build());
      Path file = folder.resolve("model.msift");
      model.write(file);
      PansharpeningModel read = PansharpeningModel.read(file, 2, 6);
      assertThat(read).isEqualTo(model);
      read.write(folder.resolve("again.msift"));
      assertThat(folder.resolve("again.msift")).hasSameBinaryContentAs(file);
    }
  }

  @Test
  void otherBandsAndRatiosAreRefusedWithTheFileAndBothNumbers() {
    Path file = folder.resolve("worldview.msift");
    SmallPansharpening.model().write(file);
    for (int[] images : new int[][] {{4, 3}, {3, 4}}) {
      assertThatThrownBy(() -> PansharpeningModel.read(file, images[0], images[1]))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("worldview.msift: is a model of 3 bands and ratio 3 (WorldView-3)")
          .hasMessageContaining("the images have " + images[0] + " bands and ratio " + images[1]);
    }
  }

  @Test
  void anotherModelIsRefusedByName() {
    Path fusion = folder.resolve("fusion.msift");
    Path pansharpening = folder.resolve("pansharpening.msift");
    SmallShip.model().write(fusion);
    SmallPansharpening.model().write(pansharpening);
    assertThatThrownBy(() -> PansharpeningModel.read(fusion))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("fusion.msift: holds the model ship,")
        .hasMessageContaining("ship-pansharpening");
    assertThatThrownBy(() -> ShipModel.read(pansharpening))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("ship-pansharpening");
  }

  @Test
  void preprocessingThatDoesNotFitIsRefused() {
    requireRefused(Map.of("peak", 2047.0), "expected a number peak and a name sensor");
    requireRefused(Map.of("peak", "2047", "sensor", ""), "expected a number peak");
    requireRefused(Map.of("peak", -1, "sensor", ""), "peak is -1.0");
    requireRefused(Map.of("peak", 1, "sensor", "", "clip", 2), "clip");
  }

  private void requireRefused(Map<String, Object> preprocessing, String message) {
    ModelFile file = file();
    ModelDescription is = file.description();
    requireRefused(
        new ModelDescription(
            is.model(), is.hyperParameters(), preprocessing, Map.of(), List.of(), is.provenance()),
        file.weights(),
        message);
  }

  @Test
  void hyperParametersThatDoNotFitOrAreBeyondAllBoundsAreRefused() {
    requireRefused("bands", 4, "multispectral.embed_W");
    requireRefused("ratio", 1, "ratio 1");
    requireRefused("interaction", "SHIP", "spatial.integration");
    requireRefused("interaction", "OTHER", "OTHER");
    requireRefused("blocks", Integer.MAX_VALUE, "blocks and order 64");
    requireRefused("features", 1 << 20, "features");
    requireRefused("kernel", 5, "kernel");
  }

  private void requireRefused(String key, Object value, String message) {
    ModelFile file = file();
    ModelDescription is = file.description();
    Map<String, Object> changed = new LinkedHashMap<>(is.hyperParameters());
    changed.put(key, value);
    requireRefused(
        new ModelDescription(
            is.model(), changed, is.preprocessing(), Map.of(), List.of(), is.provenance()),
        file.weights(),
        message);
  }

  @Test
  void weightsThatAreNotFiniteAreNamed() {
    ModelFile file = file();
    StateDict.Builder changed = StateDict.builder();
    for (String name : file.weights().names()) {
      Tensor tensor = file.weights().get(name);
      changed.put(
          name,
          name.equals("panchromatic.block1.conv1_b")
              ? Tensor.ofFloats(new float[] {0, Float.NaN, 0, 0}, 4)
              : tensor);
    }
    requireRefused(
        file.description(), changed.build(), "panchromatic.block1.conv1_b holds NaN at 1");
  }

  private void requireRefused(ModelDescription description, StateDict weights, String message) {
    Path path = folder.resolve("other.msift");
    ModelFile.of(description, weights).write(path);
    assertThatThrownBy(() -> PansharpeningModel.read(path))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("other.msift: ")
        .hasMessageContaining(message);
  }

  private ModelFile file() {
    Path path = folder.resolve("small.msift");
    SmallPansharpening.model().write(path);
    return ModelFile.read(path);
  }
}
