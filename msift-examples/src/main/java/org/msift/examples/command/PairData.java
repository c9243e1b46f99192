package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.msift.core.training.RunFolder;
import org.msift.examples.task.FusionReport;
import org.msift.examples.task.FusionSettings;
import org.msift.ship.ShipModel;
import org.msift.ship.training.FusionRecipe;
import org.msift.ship.training.FusionSplit;
import org.msift.ship.training.FusionTraining;
import picocli.CommandLine.Option;

/** What a fusion network is trained on. */
final class PairData {

  @Option(
      names = "--visible",
      required = true,
      paramLabel = "DIR",
      description = "Folder of visible images.")
  private Path visible;

  @Option(
      names = "--infrared",
      required = true,
      paramLabel = "DIR",
      description = "Folder of infrared images of the same names and sizes.")
  private Path infrared;

  @Option(
      names = "--mask",
      paramLabel = "DIR",
      description =
          "Folder of masks of salient regions, of the same names; without it masks are the saliency"
              + " of the visible images.")
  private Path mask;

  int train(TrainingCall call) throws IOException {
    FusionSettings settings = new FusionSettings(call.changes());
    call.preset().ifPresent(PairData::requirePreset);
    FusionRecipe recipe = settings.recipe();
    FusionSplit split =
        recipe.split(new PairFolders(visible, infrared, Optional.ofNullable(mask)).pairs());
    call.console()
        .say(
            "%d pairs to learn from, %d to validate, %d held back for a test"
                .formatted(split.train().size(), split.validation().size(), split.test().size()));
    FusionTraining training =
        new FusionTraining(settings.network(), recipe, split, start(call.weights()));
    return call.run(
        stop -> training.run(call.out(), call.resume(), stop),
        result -> {
          if (Files.exists(call.out().resolve(RunFolder.BEST))) {
            new FusionReport(call.out(), training, result).write();
          }
        });
  }

  private static void requirePreset(String preset) {
    if (!preset.equals(ShipModel.NAME)) {
      throw new CommandException(
          "there is no preset %s for the task fuse; known is %s".formatted(preset, ShipModel.NAME));
    }
  }

  private static Optional<ShipModel> start(List<String> weights) {
    if (weights.size() > 1) {
      throw new CommandException(
          "the task fuse begins with one file, but --weights is given twice");
    }
    return weights.stream().findFirst().map(PairData::model);
  }

  private static ShipModel model(String weights) {
    Path file = Path.of(weights);
    return weights.equals(ShipModel.NAME) && !Files.isRegularFile(file)
        ? ShipModel.pretrained()
        : ShipModel.read(file);
  }
}
