package org.msift.tasks.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.LabelDescriptor;
import org.msift.tasks.data.descriptor.SourceDescriptor;
import org.msift.tasks.data.descriptor.Split;
import org.msift.tasks.data.descriptor.SplitMethod;

/** Reads a scene: one raster per source, and labels of some of its pixels. */
final class SceneLoader {

  private record Point(int row, int column, float label, Split split) {}

  private final DataDescriptor descriptor;
  private final Path root;
  private final LabelValues values;
  private final List<Raster> scenes = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private final Map<Long, Point> taken = new HashMap<>();

  SceneLoader(DataDescriptor descriptor, Path root) {
    this.descriptor = descriptor;
    this.root = root;
    this.values = new LabelValues(descriptor.labels(), descriptor.classes());
  }

  Loaded load() {
    descriptor.sources().forEach(source -> scenes.add(scene(source)));
    readLabels();
    if (points.isEmpty()) {
      throw new DataException("no labelled pixel; check labels.maps or labels.lists");
    }
    int[] rows = points.stream().mapToInt(Point::row).toArray();
    int[] columns = points.stream().mapToInt(Point::column).toArray();
    float[] labels = new float[points.size()];
    IntStream.range(0, labels.length).forEach(i -> labels[i] = points.get(i).label());
    int[] strata = RowLoader.strata(labels);
    DataSet all = new SceneDataSet(descriptor, scenes, rows, columns, labels);
    if (descriptor.split().method() == SplitMethod.BLOBS) {
      BlobCut blobs = new BlobCut(rows, columns, strata, descriptor);
      return new Loaded(all, true, blobs.groups(), strata, null, blobs.notes());
    }
    // Also where parts are given: validation is cut from training by blobs.
    String[] groups = Blobs.of(rows, columns, descriptor.split().distance());
    Split[] parts = points.stream().map(Point::split).toArray(Split[]::new);
    return new Loaded(all, true, groups, strata, parts, List.of());
  }

  private Raster scene(SourceDescriptor source) {
    if (source.raster() == null || source.resize() != null) {
      throw new DataException(
          "source " + source.name() + " needs raster, as the others have, and no resize");
    }
    Raster scene =
        RasterFile.read(require(source.raster()), source.variable())
            .prepare(source.raster(), source);
    SampleCheck.requireData(source.raster(), source.name(), scene.values());
    if (source.window() > Math.min(scene.height(), scene.width())) {
      throw new DataException(
          "source %s: patches of %d are larger than the scene of %dx%d"
              .formatted(source.name(), source.window(), scene.height(), scene.width()));
    }
    if (!scenes.isEmpty()
        && (scene.height() != scenes.get(0).height() || scene.width() != scenes.get(0).width())) {
      throw new DataException(
          "sources differ in size: %s is %dx%d, %s %dx%d"
              .formatted(
                  descriptor.sources().get(0).name(),
                  scenes.get(0).height(),
                  scenes.get(0).width(),
                  source.name(),
                  scene.height(),
                  scene.width()));
    }
    return scene;
  }

  private void readLabels() {
    LabelDescriptor labels = descriptor.labels();
    if (labels.maps() != null) {
      new TreeMap<>(labels.maps()).forEach(this::readMap);
    } else if (labels.lists() != null) {
      new TreeMap<>(labels.lists()).forEach(this::readList);
    } else {
      throw new DataException("a scene needs labels.maps or labels.lists");
    }
  }

  private void readMap(Split split, String name) {
    Raster map = RasterFile.read(require(name), descriptor.labels().variable());
    Raster scene = scenes.get(0);
    if (map.height() != scene.height() || map.width() != scene.width() || map.bands() != 1) {
      throw new DataException(
          "label map %s is %dx%dx%d, the scene %dx%d"
              .formatted(
                  name, map.height(), map.width(), map.bands(), scene.height(), scene.width()));
    }
    for (int i = 0; i < map.values().length; i++) {
      if (map.values()[i] >= descriptor.labels().first()) {
        add(name, i / map.width(), i % map.width(), map.values()[i], split);
      }
    }
  }

  private void readList(Split split, String name) {
    Path file = require(name);
    if (name.endsWith(".txt")) {
      readRegions(split, name, TextTable.lines(file));
      return;
    }
    TextTable table = TextTable.csv(file);
    for (int i = 0; i < table.size(); i++) {
      add(
          name,
          number(name, table.get(i, "row")),
          number(name, table.get(i, "column")),
          number(name, table.get(i, "class")),
          split);
    }
  }

  /** ENVI's export: after comment lines one block per class, numbered from 1: id, x, y, … */
  private void readRegions(Split split, String name, List<String> lines) {
    int label = descriptor.labels().first() - 1;
    for (String line : lines) {
      if (line.startsWith(";")) {
        continue;
      }
      String[] fields = line.split("\\s+");
      if (fields.length < 3) {
        throw new DataException(name + ": '" + line + "' is no id, x, y");
      }
      label += fields[0].equals("1") ? 1 : 0;
      add(name, number(name, fields[2]) - 1, number(name, fields[1]) - 1, label, split);
    }
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException wrong) {
      throw new DataException(name + ": '" + text + "' is no whole number", wrong);
    }
  }

  private void add(String name, int row, int column, float stored, Split split) {
    Raster scene = scenes.get(0);
    if (row < 0 || column < 0 || row >= scene.height() || column >= scene.width()) {
      throw new DataException(
          "%s: row %d, column %d is outside the scene of %dx%d"
              .formatted(name, row, column, scene.height(), scene.width()));
    }
    float label = values.index(name, stored);
    Point point = new Point(row, column, label, split);
    Point before = taken.put((long) row * scene.width() + column, point);
    if (before != null) {
      throw new DataException(
          "%s: row %d, column %d is labelled twice (%s, %s)"
              .formatted(name, row, column, before.split(), split));
    }
    if (label != DataSet.IGNORE) {
      points.add(point);
    }
  }

  private Path require(String name) {
    Path file = FilePattern.below(root, name);
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + " is missing; published: " + descriptor.published());
    }
    return file;
  }
}
