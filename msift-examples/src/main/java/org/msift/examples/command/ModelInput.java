package org.msift.examples.command;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.msift.tasks.data.NewData;
import org.msift.tasks.model.TaskModel;
import picocli.CommandLine.Option;

/** The options of commands that run a trained network on new files. */
final class ModelInput {

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "A model that 'train' wrote, such as RUN/best.zip.")
  private Path model;

  @Option(
      names = "--source",
      required = true,
      paramLabel = "NAME=FILE",
      description = "The file of a source; one for each source of the model.")
  private Map<String, Path> sources = new LinkedHashMap<>();

  TaskModel model() {
    return TaskModel.read(model);
  }

  /** The sources, read and scaled as the model's training data were. */
  NewData data(TaskModel trained) {
    return NewData.read(trained.data(), trained.scalings(), sources);
  }

  Collection<Path> files() {
    return sources.values();
  }
}
