package org.msift.tasks.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.SourceDescriptor;
import org.msift.tasks.data.descriptor.Task;

/** Reads new files as the training data were read. */
final class NewDataReader {

  private final DataDescriptor descriptor;
  private final List<SourceScaling> scalings;
  private final Map<String, Path> files;

  NewDataReader(DataDescriptor descriptor, List<SourceScaling> scalings, Map<String, Path> files) {
    this.descriptor = descriptor;
    this.scalings = scalings;
    this.files = files;
  }

  NewData read() {
    requireNames();
    SourceDescriptor first = descriptor.sources().get(0);
    boolean tables = first.array() != null || first.arrays() != null;
    return tables ? tables() : first.raster() != null ? scene() : image();
  }

  private void requireNames() {
    List<String> wanted = descriptor.sources().stream().map(SourceDescriptor::name).toList();
    Set<String> given = new TreeSet<>(files.keySet());
    if (!given.equals(new TreeSet<>(wanted))) {
      throw new DataException(
          "the model was trained on the sources " + wanted + ", but files are given for " + given);
    }
  }

  private List<Raster> rasters() {
    List<Raster> rasters = new ArrayList<>();
    for (SourceDescriptor source : descriptor.sources()) {
      Path file = files.get(source.name());
      Raster raster = RasterFile.read(file, source.variable()).prepare(file.toString(), source);
      SampleCheck.requireData(file.toString(), source.name(), raster.values());
      Raster first = rasters.isEmpty() ? raster : rasters.get(0);
      if (raster.height() != first.height() || raster.width() != first.width()) {
        throw new DataException(
            "sources differ in size: %s is %dx%d, %s %dx%d (height x width)"
                .formatted(
                    descriptor.sources().get(0).name(),
                    first.height(),
                    first.width(),
                    source.name(),
                    raster.height(),
                    raster.width()));
      }
      rasters.add(raster);
    }
    return rasters;
  }

  private NewData image() {
    List<Raster> rasters = rasters();
    Raster first = rasters.get(0);
    List<SourceShape> shapes = new ArrayList<>();
    for (int s = 0; s < rasters.size(); s++) {
      shapes.add(
          new SourceShape(
              descriptor.sources().get(s).name(),
              first.height(),
              first.width(),
              rasters.get(s).bands()));
    }
    float[] labels =
        unknown(descriptor.task() == Task.SEGMENT ? first.height() * first.width() : 1);
    Sample sample =
        new Sample(rasters.stream().map(Raster::values).toArray(float[][]::new), labels);
    DataSet raw =
        new ArrayDataSet(descriptor.task(), descriptor.classes(), shapes, List.of(sample));
    return new NewData(rasters, scaled(raw), first.height(), first.width());
  }

  private NewData scene() {
    List<Raster> scenes = rasters();
    Raster first = scenes.get(0);
    int[] places =
        IntStream.range(0, first.height() * first.width())
            .filter(place -> scenes.stream().allMatch(scene -> hasData(scene, place)))
            .toArray();
    int[] rows = Arrays.stream(places).map(place -> place / first.width()).toArray();
    int[] columns = Arrays.stream(places).map(place -> place % first.width()).toArray();
    DataSet raw = new SceneDataSet(descriptor, scenes, rows, columns, unknown(places.length));
    return new NewData(scenes, scaled(raw), first.height(), first.width(), places);
  }

  private static boolean hasData(Raster scene, int place) {
    for (int band = 0; band < scene.bands(); band++) {
      if (Float.isFinite(scene.values()[place * scene.bands() + band])) {
        return true;
      }
    }
    return false;
  }

  private NewData tables() {
    List<SourceShape> shapes = new ArrayList<>();
    List<float[]> tables = new ArrayList<>();
    int rows = 0;
    for (SourceDescriptor source : descriptor.sources()) {
      Path file = files.get(source.name());
      Raster all = RasterFile.read(file, source.variable());
      float[] table = RowLoader.columns(source, all);
      int area = source.window() * source.window();
      int width = table.length / all.height();
      if (width % area != 0 || (rows > 0 && rows != all.height())) {
        throw new DataException(
            "%s: %d rows of %d values; expected %s of whole %dx%d patches"
                .formatted(
                    file,
                    all.height(),
                    width,
                    rows == 0 ? "rows" : rows + " rows",
                    source.window(),
                    source.window()));
      }
      rows = all.height();
      shapes.add(new SourceShape(source.name(), source.window(), source.window(), width / area));
      tables.add(table);
    }
    DataSet raw = new RowDataSet(descriptor, shapes, tables, unknown(rows));
    return new NewData(List.of(), scaled(raw), rows, 1, IntStream.range(0, rows).toArray());
  }

  private static float[] unknown(int labels) {
    float[] unknown = new float[labels];
    Arrays.fill(unknown, DataSet.IGNORE);
    return unknown;
  }

  /** Checked against the scalings, so that bands of another number are told by name. */
  private DataSet scaled(DataSet raw) {
    DataSets.requireSources(raw.sourceShapes(), scalings);
    return new ScaledDataSet(raw, scalings, true);
  }
}
