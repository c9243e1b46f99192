package org.msift.tasks.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.LabelDescriptor;
import org.msift.tasks.data.descriptor.SourceDescriptor;
import org.msift.tasks.data.descriptor.Split;
import org.msift.tasks.data.descriptor.Task;

/** Finds the samples of a descriptor whose sources are files. */
final class FileLoader {

  private final DataDescriptor descriptor;
  private final Path root;
  private final LabelValues values;
  private final List<FilePattern> patterns = new ArrayList<>();

  FileLoader(DataDescriptor descriptor, Path root) {
    this.descriptor = descriptor;
    this.root = root;
    this.values = new LabelValues(descriptor.labels(), descriptor.classes());
  }

  Loaded load() {
    List<String> notes = new ArrayList<>();
    List<FileItem> items =
        descriptor.labels().annotations() != null
            ? VaisAnnotations.read(descriptor, root, values, notes)
            : patternItems();
    if (items.isEmpty()) {
      throw new DataException("no sample below " + root + "; published: " + descriptor.published());
    }
    requireFiles(items);
    boolean given = items.stream().allMatch(item -> item.given() != null);
    return new Loaded(
        new FileDataSet(descriptor, items),
        false,
        items.stream().map(FileItem::group).toArray(String[]::new),
        new int[items.size()],
        given ? items.stream().map(FileItem::given).toArray(Split[]::new) : null,
        notes);
  }

  private List<FileItem> patternItems() {
    for (SourceDescriptor source : descriptor.sources()) {
      if (source.files() == null) {
        throw new DataException("source " + source.name() + " needs files, as the others have");
      }
      patterns.add(new FilePattern(source.files(), source.replace()));
    }
    LabelDescriptor labels = descriptor.labels();
    if ((descriptor.task() == Task.SEGMENT) != (labels.masks() != null)) {
      throw new DataException("labels.masks and task segment go together; give both or neither");
    }
    if (!descriptor.split().lists().isEmpty()) {
      return listed();
    }
    return labels.table() != null ? tabled() : scanned();
  }

  private List<FileItem> listed() {
    if (descriptor.task() != Task.SEGMENT) {
      throw new DataException("split.lists of images go with labels.masks; use a table and groups");
    }
    Map<String, Split> parts = new LinkedHashMap<>();
    descriptor.split().lists().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            list -> {
              for (String id : TextTable.lines(require(list.getValue()))) {
                Split before = parts.put(id, list.getKey());
                if (before != null && before != list.getKey()) {
                  throw new DataException(
                      id + " is listed for " + before + " and " + list.getKey());
                }
              }
            });
    return parts.entrySet().stream()
        .map(one -> item(one.getKey(), "", one.getKey(), -1, one.getValue()))
        .toList();
  }

  private List<FileItem> tabled() {
    LabelDescriptor labels = descriptor.labels();
    TextTable table = TextTable.csv(require(labels.table()));
    List<FileItem> items = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int row = 0; row < table.size(); row++) {
      String id =
          table.get(row, labels.idColumn()).replaceFirst("\\.(?i:png|jpe?g|tiff?|npy|mat)$", "");
      String className = table.get(row, labels.classColumn());
      String group = labels.groupColumn() == null ? id : table.get(row, labels.groupColumn());
      if (!ids.add(id)) {
        throw new DataException(labels.table() + " names " + id + " twice");
      }
      items.add(
          item(id, className, group, values.named(labels.table() + ", " + id, className), null));
    }
    return items;
  }

  private List<FileItem> scanned() {
    Map<String, String> first = patterns.get(0).scan(root);
    for (int s = 1; s < patterns.size(); s++) {
      if (patterns.get(s).replace().isEmpty()) {
        requireSame(first.keySet(), patterns.get(s).scan(root).keySet(), s);
      }
    }
    boolean masks = descriptor.labels().masks() != null;
    return first.entrySet().stream()
        .map(
            one -> {
              String className = one.getValue();
              if (!masks && className.isEmpty()) {
                throw new DataException(
                    "no labels: give labels, or {class} in the pattern "
                        + patterns.get(0).pattern());
              }
              int label = masks ? -1 : values.named(one.getKey(), className);
              return item(one.getKey(), className, one.getKey(), label, null);
            })
        .toList();
  }

  private void requireSame(Set<String> first, Set<String> other, int source) {
    TreeSet<String> alone = new TreeSet<>(first);
    alone.removeAll(other);
    TreeSet<String> extra = new TreeSet<>(other);
    extra.removeAll(first);
    alone.addAll(extra);
    if (!alone.isEmpty()) {
      throw new DataException(
          "sources differ in count: %s has %d images, %s %d; not in both: %s"
              .formatted(
                  descriptor.sources().get(0).name(),
                  first.size(),
                  descriptor.sources().get(source).name(),
                  other.size(),
                  alone.stream().limit(5).toList()));
    }
  }

  private FileItem item(String id, String className, String group, int label, Split given) {
    LabelDescriptor labels = descriptor.labels();
    List<Path> files = patterns.stream().map(pattern -> pattern.file(root, id, className)).toList();
    Path mask =
        labels.masks() == null
            ? null
            : new FilePattern(labels.masks(), labels.replace()).file(root, id, className);
    return new FileItem(id, group, files, mask, label, given);
  }

  private Path require(String name) {
    Path file = FilePattern.below(root, name);
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + " is missing; published: " + descriptor.published());
    }
    return file;
  }

  private void requireFiles(List<FileItem> items) {
    List<Path> missing = new ArrayList<>();
    for (FileItem item : items) {
      item.files().stream().filter(file -> !Files.isRegularFile(file)).forEach(missing::add);
      if (item.mask() != null && !Files.isRegularFile(item.mask())) {
        missing.add(item.mask());
      }
    }
    if (!missing.isEmpty()) {
      throw new DataException(
          "%d files are missing, such as %s; published: %s"
              .formatted(
                  missing.size(), missing.stream().limit(3).toList(), descriptor.published()));
    }
  }
}
