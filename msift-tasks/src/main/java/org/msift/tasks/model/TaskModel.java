package org.msift.tasks.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.ModelDescription;
import org.msift.core.checkpoint.ModelFile;
import org.msift.core.checkpoint.Provenance;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.training.ModelContent;
import org.msift.tasks.data.SourceScaling;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.SourceDescriptor;

/**
 * A trained network with all that is needed to use it on new files, in files and out of them.
 * Nothing here needs a backend.
 *
 * @param network what the network is
 * @param data what it was trained on: sources and classes; labels and split do not matter here
 * @param scalings what was done to each source's values
 * @param weights parameters and running statistics under our names, those of auxiliary branches
 *     included
 * @param provenance where the weights come from
 */
public record TaskModel(
    NetworkSettings network,
    DataDescriptor data,
    List<SourceScaling> scalings,
    StateDict weights,
    Provenance provenance) {

  /** Name of the model in our one-file format. */
  public static final String NAME = "msift";

  /**
   * Checks that the parts belong together.
   *
   * @param network what the network is
   * @param data what it was trained on
   * @param scalings what was done to each source's values
   * @param weights parameters and running statistics under our names
   * @param provenance where the weights come from
   * @throws CheckpointException if task, sources or classes of the parts differ
   */
  public TaskModel {
    scalings = List.copyOf(scalings);
    List<String> built = network.sources().stream().map(SourceShape::name).toList();
    List<String> described = data.sources().stream().map(SourceDescriptor::name).toList();
    List<String> scaled = scalings.stream().map(SourceScaling::source).toList();
    if (!built.equals(described) || !built.equals(scaled)) {
      throw new CheckpointException(
          "the network has the sources %s, its data %s, its scalings %s; they must be the same"
              .formatted(built, described, scaled));
    }
    if (network.classes() != data.classes().size() || network.task() != data.task()) {
      throw new CheckpointException(
          "the network predicts %d classes for task %s, its data have %d for task %s"
              .formatted(network.classes(), network.task(), data.classes().size(), data.task()));
    }
  }

  /**
   * Reads a model of our one-file format, such as a run folder's best or last.
   *
   * @param file the file
   * @return the model
   * @throws CheckpointException if the file cannot be read, or holds another model
   */
  public static TaskModel read(Path file) {
    ModelFile content = ModelFile.read(file);
    try {
      return of(content);
    } catch (CheckpointException | IllegalArgumentException unfit) {
      throw new CheckpointException(file + ": " + unfit.getMessage(), unfit);
    }
  }

  private static TaskModel of(ModelFile content) {
    ModelDescription description = content.description();
    if (!NAME.equals(description.model())) {
      throw new CheckpointException(
          "holds the model "
              + description.model()
              + ", but one of these tasks is called "
              + NAME
              + "; give a model that 'train' wrote");
    }
    NetworkSettings network = description.hyperParametersAs(NetworkSettings.class);
    TrainedOn trainedOn = TrainedOn.of(description.preprocessing());
    return new TaskModel(
        network,
        trainedOn.descriptor(network.task()),
        trainedOn.scalings(),
        content.weights(),
        description.provenance());
  }

  /**
   * What a training saves: the description, and every parameter of the graph.
   *
   * @param network what the network is
   * @param data what it is trained on
   * @param scalings what was done to each source's values
   * @param provenance what trains
   * @return the content
   */
  public static ModelContent content(
      NetworkSettings network,
      DataDescriptor data,
      List<SourceScaling> scalings,
      Provenance provenance) {
    return ModelContent.parameters(description(network, data, scalings, provenance));
  }

  private static ModelDescription description(
      NetworkSettings network,
      DataDescriptor data,
      List<SourceScaling> scalings,
      Provenance provenance) {
    return new ModelDescription(
        NAME,
        ModelDescription.asObject(network),
        TrainedOn.of(data, scalings).asObject(),
        Map.of(),
        data.classes().stream().map(ClassDescriptor::name).toList(),
        provenance);
  }

  /**
   * Writes our one-file format. The same model gives the same bytes.
   *
   * @param file the target, replaced if it exists
   * @throws CheckpointException if it cannot be written
   */
  public void write(Path file) {
    ModelFile.of(description(network, data, scalings, provenance), weights).write(file);
  }

  /**
   * The classes.
   *
   * @return their names, in the order of their indices
   */
  public List<String> classNames() {
    return data.classes().stream().map(ClassDescriptor::name).toList();
  }

  /**
   * Another data set's descriptor, reduced to the sources of this model.
   *
   * @param other a descriptor of the same task and classes that has at least these sources
   * @return the descriptor with the sources in this model's order
   * @throws DataException if task, sources or classes are others; it names both
   */
  public DataDescriptor fit(DataDescriptor other) {
    List<String> needed = data.sources().stream().map(SourceDescriptor::name).toList();
    List<String> there = other.sources().stream().map(SourceDescriptor::name).toList();
    if (!there.containsAll(needed)) {
      throw new DataException(
          "the model was trained on the sources " + needed + ", the data have " + there);
    }
    List<String> classes = other.classes().stream().map(ClassDescriptor::name).toList();
    if (!classes.equals(classNames()) || other.task() != data.task()) {
      throw new DataException(
          "the model was trained on the classes %s for task %s, the data have %s for task %s"
              .formatted(classNames(), data.task(), classes, other.task()));
    }
    return other.withSources(needed);
  }
}
