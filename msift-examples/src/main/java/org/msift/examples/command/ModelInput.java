package org.msift.examples.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.msift.tasks.data.NewData;
import org.msift.tasks.data.descriptor.SourceDescriptor;
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
      paramLabel = "NAME=PATH",
      description =
          "The file of a source, or for 'predict' a folder of files; one for each source of the"
              + " model.")
  private Map<String, Path> sources = new LinkedHashMap<>();

  TaskModel model() {
    return TaskModel.read(model);
  }

  /** The sources, read and scaled as the model's training data were. */
  NewData data(TaskModel trained) {
    for (Path source : sources.values()) {
      if (Files.isDirectory(source)) {
        throw new CommandException(source + " is a folder; give a file");
      }
    }
    return NewData.read(trained.data(), trained.scalings(), sources);
  }

  /** The path of each source of the model, in its order. */
  Map<String, Path> paths(TaskModel trained) {
    List<String> wanted = trained.data().sources().stream().map(SourceDescriptor::name).toList();
    if (!sources.keySet().equals(Set.copyOf(wanted))) {
      throw new CommandException(
          "the model was trained on the sources %s, but files are given for %s"
              .formatted(wanted, new TreeSet<>(sources.keySet())));
    }
    Map<String, Path> ordered = new LinkedHashMap<>();
    for (String name : wanted) {
      Path path = sources.get(name);
      if (!Files.exists(path)) {
        throw new CommandException(path + " does not exist; check the path");
      }
      ordered.put(name, path);
    }
    return ordered;
  }
}
