package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.msift.examples.task.PredictedFiles;
import org.msift.tasks.data.NewData;
import org.msift.tasks.model.TaskModel;
import org.msift.tasks.model.TaskPredictor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Predicts with a trained network on new files. */
@Command(
    name = "predict",
    description = {
      "Predicts with a trained network on new files, which are read and scaled as the training data"
          + " were.",
      "One class for an image: text (.txt) or JSON (.json). A class for every pixel of an image or a"
          + " scene: a map in class colours (.png), or the class indices as a NumPy file (.npy), 255"
          + " where there is no data. A table of one sample per row: .txt, .json or .npy."
    })
final class PredictCommand implements Callable<Integer>, UsesBackend {

  @Mixin private ModelInput input;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the classes go; the suffix decides on the form.")
  private Path out;

  @Option(
      names = "--probabilities",
      paramLabel = "FILE",
      description = "Also write the probability of each class as a NumPy file (.npy).")
  private Path probabilities;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "Samples at once; ${DEFAULT-VALUE} by default.")
  private int batch;

  @ParentCommand private Msift msift;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ConsoleLines console = new ConsoleLines(spec, msift.quiet());
    TaskModel trained = input.model();
    NewData data = input.data(trained);
    PredictedFiles files = new PredictedFiles(trained, data);
    files.requireSuffix("--out", out);
    if (probabilities != null) {
      files.requireNumpy("--probabilities", probabilities);
    }
    requireOther(out);
    try (TaskPredictor predictor = TaskPredictor.of(trained, batch)) {
      predictor.predict(data.samples(), files::add);
    }
    files.write(out);
    console.say("wrote " + out);
    if (probabilities != null) {
      files.writeProbabilities(probabilities);
      console.say("wrote " + probabilities);
    }
    return 0;
  }

  /** Results never replace sources. */
  private void requireOther(Path target) throws IOException {
    for (Path source : input.files()) {
      if (Files.exists(target) && Files.isSameFile(source, target)) {
        throw new CommandException(target + " is an input; give another --out");
      }
    }
  }
}
