package org.msift.tasks.data.descriptor;

import java.util.HashSet;
import java.util.List;

/**
 * A data set.
 *
 * @param task what is predicted
 * @param root folder of the data, relative to the descriptor; its own folder if absent
 * @param sources at least one, with different names
 * @param labels where labels are; the folders of classes if absent
 * @param classes at least two, in the order of their indices
 * @param split how samples are divided
 * @param published where the data are published, told when files are missing
 */
public record DataDescriptor(
    Task task,
    String root,
    List<SourceDescriptor> sources,
    LabelDescriptor labels,
    List<ClassDescriptor> classes,
    SplitDescriptor split,
    String published) {

  /**
   * Fills in defaults.
   *
   * @param task what is predicted
   * @param root folder of the data, relative to the descriptor; its own folder if absent
   * @param sources at least one, with different names
   * @param labels where labels are; the folders of classes if absent
   * @param classes at least two, in the order of their indices
   * @param split how samples are divided
   * @param published where the data are published, told when files are missing
   * @throws IllegalArgumentException if a part is missing or names repeat
   */
  public DataDescriptor {
    require(task != null, "task is missing; give image, pixel or segment");
    require(sources != null && !sources.isEmpty(), "sources are missing; give at least one");
    require(
        classes != null && classes.size() >= 2 && classes.size() < 255, "give 2 to 254 classes");
    sources = List.copyOf(sources);
    classes = List.copyOf(classes);
    HashSet<String> names = new HashSet<>();
    sources.forEach(
        source -> require(names.add(source.name()), "two sources are named " + source.name()));
    names.clear();
    classes.forEach(one -> require(names.add(one.name()), "two classes are named " + one.name()));
    root = root == null ? "." : root;
    labels = labels == null ? LabelDescriptor.FOLDER : labels;
    split =
        split == null ? new SplitDescriptor(null, null, null, null, null, null, null, null) : split;
    published = published == null ? "the descriptor does not say" : published;
  }

  /**
   * The same data with some of the sources, for models of one source or without a prior.
   *
   * @param names the sources wanted, in that order
   * @return a descriptor with the same labels and split
   * @throws DataException if a source is not there
   */
  public DataDescriptor withSources(List<String> names) {
    List<SourceDescriptor> chosen =
        names.stream()
            .map(
                name ->
                    sources.stream()
                        .filter(source -> source.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                            () ->
                                new DataException(
                                    "no source "
                                        + name
                                        + "; there are "
                                        + sources.stream().map(SourceDescriptor::name).toList())))
            .toList();
    return new DataDescriptor(task, root, chosen, labels, classes, split, published);
  }

  /**
   * The same data as they are stored, for methods that need physical values.
   *
   * @return a descriptor whose sources are not scaled
   */
  public DataDescriptor unscaled() {
    List<SourceDescriptor> plain =
        sources.stream().map(source -> source.withScaling(ScalingDescriptor.NONE)).toList();
    return new DataDescriptor(task, root, plain, labels, classes, split, published);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
