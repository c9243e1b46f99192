package org.msift.core.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.msift.core.checkpoint.Provenance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one training: {@value #CONFIGURATION} and {@value #PROVENANCE}, written once;
 * {@value #BEST} and {@value #LAST}, the models; the history. Every file is replaced as a whole.
 */
public final class RunFolder {

  /** File with all settings. */
  public static final String CONFIGURATION = "configuration.json";

  /** File that says what trained. */
  public static final String PROVENANCE = "provenance.json";

  /** The model that was best in validation; without what is needed to go on training. */
  public static final String BEST = "best.zip";

  /** The latest model, with the state of the training. */
  public static final String LAST = "last.zip";

  private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);
  private static final String TRAINING = "training";

  /** What of the provenance decides on more than the last digits. */
  private static final List<String> DECIDING = List.of("dataHash", "seed", "weights");

  private final Path path;
  private final TrainingPlan plan;

  private RunFolder(Path path, TrainingPlan plan) {
    this.path = path;
    this.plan = plan;
  }

  /**
   * Begins a new run.
   *
   * @param path the folder; it is made, with those above it
   * @param plan how is trained
   * @param settings everything else that decides on the result, such as model and data, as JSON
   *     objects (see {@link Settings})
   * @param provenance what trains
   * @return the folder
   * @throws RunFolderException if the folder exists and is not empty, or cannot be written
   * @throws IllegalArgumentException if the settings cannot be written as JSON
   */
  public static RunFolder create(
      Path path, TrainingPlan plan, Map<String, Object> settings, Provenance provenance) {
    try {
      requireEmpty(path);
      JsonNode configuration = configuration(plan, settings);
      Files.createDirectories(path);
      TrainingJson.write(path.resolve(PROVENANCE), provenance);
      TrainingJson.write(path.resolve(CONFIGURATION), configuration);
      return new RunFolder(path, plan);
    } catch (IOException failed) {
      throw new RunFolderException("cannot make the run folder " + path + ": " + failed, failed);
    }
  }

  /**
   * Goes on with a run that was stopped, or that ended in whatever way.
   *
   * @param path the folder
   * @param plan how is trained: as before
   * @param settings everything else that decides on the result: as before
   * @param provenance what trains. Data hash, seed and initial weights must be as before; with
   *     another Java, system or backend the numbers may differ in the last digits, which is logged
   * @return the folder
   * @throws RunFolderException if there is no run, or one with other settings or data; the message
   *     names every difference
   */
  public static RunFolder resume(
      Path path, TrainingPlan plan, Map<String, Object> settings, Provenance provenance) {
    if (!Files.isRegularFile(path.resolve(CONFIGURATION))) {
      throw new RunFolderException(
          "nothing to resume: " + path + " is no run folder, it has no " + CONFIGURATION);
    }
    try {
      requireSame(path, configuration(plan, settings), provenance);
      return new RunFolder(path, plan);
    } catch (IOException failed) {
      throw new RunFolderException("cannot read the run folder " + path + ": " + failed, failed);
    }
  }

  private static void requireEmpty(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new RunFolderException(path + " is a file; name a new folder");
    }
    try (Stream<Path> content = Files.list(path)) {
      if (content.findAny().isPresent()) {
        throw new RunFolderException(
            "the run folder "
                + path
                + " exists and is not empty; resume the run, or name a new folder");
      }
    }
  }

  private static JsonNode configuration(TrainingPlan plan, Map<String, Object> settings) {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    if (all.put(TRAINING, Settings.asObject(plan)) != null) {
      throw new IllegalArgumentException("the setting " + TRAINING + " is taken by the plan");
    }
    return TrainingJson.tree(all);
  }

  private static void requireSame(Path path, JsonNode configuration, Provenance provenance)
      throws IOException {
    List<String> differences =
        SettingsDifference.between(TrainingJson.read(path.resolve(CONFIGURATION)), configuration);
    JsonNode before = TrainingJson.read(path.resolve(PROVENANCE));
    JsonNode now = TrainingJson.tree(provenance);
    for (String difference : SettingsDifference.between(before, now)) {
      if (DECIDING.stream().anyMatch(difference::startsWith)) {
        differences.add(difference);
      } else {
        LOG.warn("resumed where {}; the last digits may differ", difference);
      }
    }
    if (!differences.isEmpty()) {
      throw new RunFolderException(
          "the run in "
              + path
              + " has other settings: "
              + String.join("; ", differences)
              + ". Resume it with its own, or name a new folder");
    }
  }

  /**
   * Where the folder is.
   *
   * @return its path as it was given
   */
  public Path path() {
    return path;
  }

  /**
   * How is trained.
   *
   * @return the plan
   */
  public TrainingPlan plan() {
    return plan;
  }

  /**
   * The model that was best in validation.
   *
   * @return its file, which exists from the first validation on
   */
  public Path best() {
    return path.resolve(BEST);
  }

  /**
   * The latest model, which training goes on from.
   *
   * @return its file, which exists from the beginning of the training on
   */
  public Path last() {
    return path.resolve(LAST);
  }
}
