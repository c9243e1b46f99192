package org.msift.tasks.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.LabelDescriptor;
import org.msift.tasks.data.descriptor.SourceDescriptor;
import org.msift.tasks.data.descriptor.Split;
import org.msift.tasks.data.descriptor.SplitDescriptor;
import org.msift.tasks.data.descriptor.SplitMethod;

/** Reads sources that are tables of one sample per row. */
final class RowLoader {

  private final DataDescriptor descriptor;
  private final Path root;

  RowLoader(DataDescriptor descriptor, Path root) {
    this.descriptor = descriptor;
    this.root = root;
  }

  Loaded load() {
    LabelDescriptor wanted = descriptor.labels();
    Map<Split, float[]> stored = read(wanted.array(), wanted.arrays(), wanted.variable(), "labels");
    float[] labels =
        new LabelValues(wanted, descriptor.classes()).indices("labels", joined(stored));
    stored.forEach(RowLoader::requireLabels);
    List<SourceShape> shapes = new ArrayList<>();
    List<float[]> tables = new ArrayList<>();
    for (SourceDescriptor source : descriptor.sources()) {
      if (source.bands() != null || source.resize() != null) {
        throw new DataException(
            "source " + source.name() + ": a table takes columns, not bands and resize");
      }
      float[] table = table(source, stored, labels.length);
      int area = source.window() * source.window();
      int width = table.length / labels.length;
      if (width % area != 0) {
        throw new DataException(
            "source %s: %d columns are no whole number of %dx%d patches"
                .formatted(source.name(), width, source.window(), source.window()));
      }
      shapes.add(new SourceShape(source.name(), source.window(), source.window(), width / area));
      tables.add(table);
    }
    DataSet all = new RowDataSet(descriptor, shapes, tables, labels);
    Split[] parts = wanted.arrays() == null ? null : parts(stored);
    if (descriptor.split().method() == SplitMethod.BLOBS) {
      BlobCut blobs = blobs(labels);
      return new Loaded(all, true, blobs.groups(), strata(labels), parts, blobs.notes());
    }
    String[] alone =
        IntStream.range(0, labels.length).mapToObj("%08d"::formatted).toArray(String[]::new);
    return new Loaded(all, true, alone, strata(labels), parts, List.of());
  }

  private static void requireLabels(Split split, float[] labels) {
    if (labels.length == 0) {
      throw new DataException(
          "labels: the file for " + split + " holds no label; check the export");
    }
  }

  private float[] table(SourceDescriptor source, Map<Split, float[]> labels, int rows) {
    Map<Split, String> files =
        source.arrays() == null ? single(source.array(), source.name()) : source.arrays();
    if (!files.keySet().equals(labels.keySet())) {
      throw new DataException(
          "source "
              + source.name()
              + " is given for "
              + files.keySet()
              + ", labels for "
              + labels.keySet());
    }
    List<float[]> blocks = new ArrayList<>();
    for (Map.Entry<Split, String> file : new TreeMap<>(files).entrySet()) {
      Raster all = file(file.getValue(), source.variable());
      int expected = labels.get(file.getKey()).length;
      if (all.height() != expected || all.bands() != 1) {
        throw new DataException(
            "source %s: %s has %d rows of one sample, labels have %d"
                .formatted(source.name(), file.getValue(), all.height(), expected));
      }
      blocks.add(columns(source, all));
    }
    if (blocks.stream().mapToInt(block -> block.length).sum() % rows != 0) {
      throw new DataException("source " + source.name() + ": parts differ in columns");
    }
    return joined(blocks);
  }

  /** The columns that a source takes of a table, row after row. */
  static float[] columns(SourceDescriptor source, Raster all) {
    int from = source.columns() == null ? 0 : source.columns().get(0);
    int to = source.columns() == null ? all.width() : source.columns().get(1);
    if (to > all.width()) {
      throw new DataException(
          "source " + source.name() + " has " + all.width() + " columns; " + to + " are asked for");
    }
    float[] chosen = new float[all.height() * (to - from)];
    for (int row = 0; row < all.height(); row++) {
      System.arraycopy(
          all.values(), row * all.width() + from, chosen, row * (to - from), to - from);
    }
    return new Raster(chosen, all.height(), to - from, 1).prepare(source.name(), source).values();
  }

  private Map<Split, float[]> read(
      String array, Map<Split, String> arrays, String variable, String what) {
    Map<Split, float[]> values = new TreeMap<>();
    (arrays == null ? single(array, what) : arrays)
        .forEach((split, name) -> values.put(split, vector(name, variable)));
    return values;
  }

  private static Map<Split, String> single(String array, String what) {
    if (array == null) {
      throw new DataException(what + ": give array or arrays, as the other sources have");
    }
    return Map.of(Split.TRAIN, array);
  }

  private float[] vector(String name, String variable) {
    Raster values = file(name, variable);
    if (values.bands() != 1 || Math.min(values.height(), values.width()) != 1) {
      throw new DataException(
          name
              + " is "
              + values.height()
              + "x"
              + values.width()
              + "; one row or column is expected");
    }
    return values.values();
  }

  private Raster file(String name, String variable) {
    Path file = FilePattern.below(root, name);
    if (!java.nio.file.Files.isRegularFile(file)) {
      throw new DataException(file + " is missing; published: " + descriptor.published());
    }
    return RasterFile.read(file, variable);
  }

  private BlobCut blobs(float[] labels) {
    SplitDescriptor split = descriptor.split();
    if (split.rows() == null || split.columns() == null) {
      throw new DataException("split by blobs of a table needs rows and columns");
    }
    int[] rows = whole(vector(split.rows(), null));
    int[] columns = whole(vector(split.columns(), null));
    if (rows.length != labels.length || columns.length != labels.length) {
      throw new DataException(
          "split: "
              + rows.length
              + " rows, "
              + columns.length
              + " columns, "
              + labels.length
              + " labels");
    }
    return new BlobCut(rows, columns, strata(labels), descriptor);
  }

  private static int[] whole(float[] values) {
    return IntStream.range(0, values.length).map(i -> (int) values[i]).toArray();
  }

  static int[] strata(float[] labels) {
    return whole(labels);
  }

  private static Split[] parts(Map<Split, float[]> stored) {
    List<Split> parts = new ArrayList<>();
    stored.forEach(
        (split, values) -> IntStream.range(0, values.length).forEach(i -> parts.add(split)));
    return parts.toArray(Split[]::new);
  }

  private static float[] joined(Map<Split, float[]> parts) {
    return joined(List.copyOf(parts.values()));
  }

  private static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int offset = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, offset, part.length);
      offset += part.length;
    }
    return parts.size() == 1 ? Arrays.copyOf(parts.get(0), parts.get(0).length) : all;
  }
}
