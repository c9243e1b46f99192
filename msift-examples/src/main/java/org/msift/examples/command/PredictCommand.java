package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.msift.core.file.MatchedFiles;
import org.msift.examples.task.PredictedForm;
import org.msift.examples.task.PredictionJob;
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
          + " where there is no data. A table of one sample per row: .txt, .json or .npy.",
      "Folders instead of files are predicted file by file. Files belong together when their names"
          + " without suffix are equal; what has no partner or fails is reported, and the others go"
          + " on."
    })
final class PredictCommand implements Callable<Integer>, UsesBackend {

  private static final Set<String> SUFFIXES =
      Set.of(".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".npy", ".mat");

  @Mixin private ModelInput input;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PATH",
      description =
          "Where the classes go; the suffix decides on the form. For folders, the folder to write"
              + " to.")
  private Path out;

  @Option(
      names = "--form",
      paramLabel = "SUFFIX",
      description =
          "For folders: the form of the files, png or npy for maps, txt, json or npy for classes of"
              + " samples; png or txt by default.")
  private String form;

  @Option(
      names = "--probabilities",
      paramLabel = "PATH",
      description =
          "Also write the probability of each class as a NumPy file (.npy) or, for folders, as a"
              + " folder of them.")
  private Path probabilities;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "Samples at once; ${DEFAULT-VALUE} by default.")
  private int batch;

  /** Between two lines of progress where there is no terminal. */
  private Duration progressInterval = Duration.ofSeconds(5);

  @ParentCommand private Msift msift;

  @Spec private CommandSpec spec;

  void setProgressInterval(Duration progressInterval) {
    this.progressInterval = progressInterval;
  }

  @Override
  public Integer call() throws IOException {
    ConsoleLines console = new ConsoleLines(spec, msift.quiet());
    TaskModel trained = input.model();
    Map<String, Path> sources = input.paths(trained);
    Inputs inputs = new Inputs(sources.values());
    inputs.requireOther("--out", out);
    if (probabilities != null) {
      inputs.requireOther("--probabilities", probabilities);
    }
    long folders = sources.values().stream().filter(Files::isDirectory).count();
    if (folders > 0 && folders < sources.size()) {
      throw new CommandException(
          "the sources " + sources + " are files and folders; give only files or only folders");
    }
    return folders == 0
        ? predictFiles(console, trained, sources)
        : predictFolders(console, trained, sources);
  }

  private int predictFiles(ConsoleLines console, TaskModel trained, Map<String, Path> sources)
      throws IOException {
    if (form != null) {
      throw new CommandException("--form is for folders; the suffix of --out decides on the form");
    }
    PredictedForm.of(trained).requireSuffix("--out", out);
    if (probabilities != null) {
      PredictedForm.requireNumpy("--probabilities", probabilities);
    }
    requireApart(out, probabilities);
    try (TaskPredictor predictor = TaskPredictor.of(trained, batch)) {
      new PredictionJob(trained, sources, out, Optional.ofNullable(probabilities)).run(predictor);
    }
    console.say("wrote " + out);
    if (probabilities != null) {
      console.say("wrote " + probabilities);
    }
    return 0;
  }

  private int predictFolders(ConsoleLines console, TaskModel trained, Map<String, Path> sources)
      throws IOException {
    String suffix = suffix(PredictedForm.of(trained).suffixes());
    requireFolder("--out", out);
    requireFolder("--probabilities", probabilities);
    requireApart(out, probabilities);
    MatchedFiles files = MatchedFiles.of(List.copyOf(sources.values()), SUFFIXES);
    files.problems().forEach(console::complain);
    if (files.matches().isEmpty()) {
      throw new CommandException(
          "the folders " + sources.values() + " hold no files of one name; name the files alike");
    }
    int failed;
    try (TaskPredictor predictor = TaskPredictor.of(trained, batch)) {
      List<FolderWork.Job> jobs = new ArrayList<>();
      for (MatchedFiles.Match match : files.matches()) {
        PredictionJob job = job(trained, sources, match, suffix);
        jobs.add(() -> job.run(predictor));
      }
      failed = new FolderWork(console, "predicting", "samples", progressInterval).run(jobs);
    }
    int all = files.matches().size();
    console.say("predicted " + (all - failed) + " of " + all + " samples into " + out);
    return failed + files.problems().size() == 0 ? 0 : 1;
  }

  private PredictionJob job(
      TaskModel trained, Map<String, Path> sources, MatchedFiles.Match match, String suffix) {
    Map<String, Path> files = new LinkedHashMap<>();
    Iterator<Path> next = match.files().iterator();
    sources.keySet().forEach(name -> files.put(name, next.next()));
    Optional<Path> shares =
        Optional.ofNullable(probabilities).map(folder -> folder.resolve(match.name() + ".npy"));
    return new PredictionJob(trained, files, out.resolve(match.name() + suffix), shares);
  }

  private String suffix(List<String> known) {
    String suffix = form == null ? known.get(0) : "." + form.toLowerCase(Locale.ROOT);
    if (!known.contains(suffix)) {
      throw new CommandException(
          "--form " + form + ": this model's predictions are written as " + known);
    }
    return suffix;
  }

  private static void requireFolder(String option, Path folder) {
    if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CommandException(
          option + " " + folder + " is a file; give a folder, as the inputs are folders");
    }
  }

  /** Classes and probabilities may have files of one name. */
  private static void requireApart(Path classes, Path shares) {
    if (shares != null
        && classes.toAbsolutePath().normalize().equals(shares.toAbsolutePath().normalize())) {
      throw new CommandException("--out and --probabilities are both " + classes);
    }
  }
}
