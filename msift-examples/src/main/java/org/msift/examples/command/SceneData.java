package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.msift.core.training.RunFolder;
import org.msift.examples.task.PansharpeningReport;
import org.msift.examples.task.PansharpeningSettings;
import org.msift.ship.PansharpeningModel;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.training.PansharpeningRecipe;
import org.msift.ship.training.PansharpeningTraining;
import org.msift.ship.training.SceneSplit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a pan-sharpening network is trained on. */
final class SceneData {

  @ArgGroup(exclusive = false)
  private ScenesInput input = new ScenesInput();

  @Option(
      names = "--sensor",
      paramLabel = "NAME",
      description =
          "QB, IKONOS, GeoEye1, WV2, WV3, WV4, Landsat8 or none: its transfer function reduces the"
              + " scenes; by default the one that a MATLAB file names, else none.")
  private String sensor;

  @Option(
      names = "--bits",
      required = true,
      paramLabel = "N",
      description = "Bits of a sample, such as 11.")
  private int bits;

  int train(TrainingCall call) throws IOException {
    call.preset().ifPresent(SceneData::requirePreset);
    if (!call.weights().isEmpty()) {
      throw new CommandException("the task pansharpen begins with random weights, not --weights");
    }
    List<PanScene> scenes = input.read(Optional.ofNullable(sensor), bits);
    PansharpeningSettings settings = new PansharpeningSettings(call.changes());
    PansharpeningRecipe recipe = settings.recipe();
    SceneSplit split = SceneSplit.of(scenes, recipe.validation(), recipe.test());
    PansharpeningTraining training =
        new PansharpeningTraining(settings.network(scenes.get(0)), recipe, split);
    return call.run(
        stop -> training.run(call.out(), call.resume(), stop),
        result -> {
          if (Files.exists(call.out().resolve(RunFolder.BEST))) {
            call.console().say(new PansharpeningReport(call.out(), training, result).write());
          }
        });
  }

  private static void requirePreset(String preset) {
    if (!preset.equals(PansharpeningModel.NAME)) {
      throw new CommandException(
          "there is no preset %s for the task pansharpen; known is %s"
              .formatted(preset, PansharpeningModel.NAME));
    }
  }
}
