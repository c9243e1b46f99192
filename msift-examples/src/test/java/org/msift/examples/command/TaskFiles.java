package org.msift.examples.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.msift.core.image.NumpyFile;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.data.generator.LookAlike;

/** Small data sets of each task in files, with a descriptor beside them. */
record TaskFiles(Path folder) {

  private static final String SOURCES =
      """
        - {name: optical, files: "optical/{id}.npy", scaling: {method: mean-std}}
        - {name: thermal, files: "thermal/{id}.npy", scaling: {method: mean-std}}
      """;

  /** Images of 16x16 with one class each. */
  Path images(int samples) {
    ArrayDataSet data = new LookAlike(Task.IMAGE, 16, samples, 0, 1).draw();
    StringBuilder table = new StringBuilder("file,class\n");
    for (int i = 0; i < samples; i++) {
      write(data, i);
      String name = data.classes().get((int) data.label(i)[0]).name();
      table.append("s%02d.npy,%s%n".formatted(i, name));
    }
    text("index.csv", table.toString());
    return descriptor("image", data, SOURCES, "labels: {table: index.csv}");
  }

  /** Images of 16x16 with masks. */
  Path masks(int samples) {
    ArrayDataSet data = new LookAlike(Task.SEGMENT, 16, samples, 0, 1).draw();
    for (int i = 0; i < samples; i++) {
      write(data, i);
      npy("masks", i, data.label(i), 16, 16);
    }
    return descriptor("segment", data, SOURCES, "labels: {masks: \"masks/{id}.npy\"}");
  }

  /** A scene of 24x24 of which every third pixel is labelled. */
  Path scene() {
    ArrayDataSet data = new LookAlike(Task.SEGMENT, 24, 1, 0, 3).draw();
    Sample sample = data.samples().get(0);
    write(data, 0);
    StringBuilder points = new StringBuilder("row,column,class\n");
    for (int i = 0; i < 24 * 24; i += 3) {
      points.append("%d,%d,%d%n".formatted(i / 24, i % 24, (int) sample.label()[i]));
    }
    text("points.csv", points.toString());
    String sources = SOURCES.replace("files:", "window: 7, raster:").replace("{id}", "s00");
    return descriptor("pixel", data, sources, "labels: {lists: {train: points.csv}}");
  }

  private void write(ArrayDataSet data, int index) {
    for (int s = 0; s < data.sourceShapes().size(); s++) {
      SourceShape shape = data.sourceShapes().get(s);
      float[] values = data.sample(index).sources()[s];
      npy(shape.name(), index, values, shape.height(), shape.width(), shape.bands());
    }
  }

  private void npy(String source, int index, float[] values, long... shape) {
    try {
      Path file = folder.resolve(source).resolve("s%02d.npy".formatted(index));
      Files.createDirectories(file.getParent());
      NumpyFile.write(file, values, shape);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path descriptor(String task, ArrayDataSet data, String sources, String labels) {
    List<String> names = data.classes().stream().map(one -> "{name: " + one.name() + "}").toList();
    String classes = names.stream().collect(Collectors.joining(", "));
    return text(
        task + ".yaml",
        """
        task: %s
        sources:
        %s
        %s
        classes: [%s]
        split: {method: group, validation: 0.25, test: 0.25}
        """
            .formatted(task, sources.stripTrailing(), labels, classes));
  }

  Path text(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Path source(String source, int index) {
    return folder.resolve(source).resolve("s%02d.npy".formatted(index));
  }
}
