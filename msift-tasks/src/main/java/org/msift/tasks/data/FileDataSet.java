package org.msift.tasks.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.SourceDescriptor;
import org.msift.tasks.data.descriptor.Task;

/** One sample is a file per source, read when asked for. */
final class FileDataSet implements DataSet {

  private final DataDescriptor descriptor;
  private final List<FileItem> items;
  private final List<SourceShape> shapes;
  private final LabelValues values;

  FileDataSet(DataDescriptor descriptor, List<FileItem> items) {
    this.descriptor = descriptor;
    this.items = List.copyOf(items);
    this.values = new LabelValues(descriptor.labels(), descriptor.classes());
    this.shapes = shapes();
  }

  private List<SourceShape> shapes() {
    List<SourceShape> found = new ArrayList<>();
    for (int s = 0; s < descriptor.sources().size(); s++) {
      Raster raster = read(items.get(0), s);
      String name = descriptor.sources().get(s).name();
      found.add(new SourceShape(name, raster.height(), raster.width(), raster.bands()));
    }
    for (SourceShape shape : found) {
      if (shape.height() != found.get(0).height() || shape.width() != found.get(0).width()) {
        throw new DataException(
            "sources differ in size: " + found + "; bring them to one by resize");
      }
    }
    return List.copyOf(found);
  }

  private Raster read(FileItem item, int source) {
    SourceDescriptor wanted = descriptor.sources().get(source);
    Path file = item.files().get(source);
    return RasterFile.read(file, wanted.variable()).prepare(file.toString(), wanted);
  }

  @Override
  public Task task() {
    return descriptor.task();
  }

  @Override
  public List<ClassDescriptor> classes() {
    return descriptor.classes();
  }

  @Override
  public List<SourceShape> sourceShapes() {
    return shapes;
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public String id(int index) {
    return items.get(index).id();
  }

  @Override
  public Sample sample(int index) {
    FileItem item = items.get(index);
    float[][] sources = new float[shapes.size()][];
    for (int s = 0; s < sources.length; s++) {
      Raster raster = read(item, s);
      SourceShape shape = shapes.get(s);
      if (raster.height() != shape.height()
          || raster.width() != shape.width()
          || raster.bands() != shape.bands()) {
        throw new DataException(
            "%s is %dx%dx%d where the first sample is %s; give resize, or leave it out"
                .formatted(
                    item.files().get(s), raster.height(), raster.width(), raster.bands(), shape));
      }
      sources[s] = raster.values();
    }
    return new Sample(sources, label(index));
  }

  @Override
  public float[] label(int index) {
    FileItem item = items.get(index);
    if (item.mask() == null) {
      return new float[] {item.label()};
    }
    Raster mask = RasterFile.read(item.mask(), descriptor.labels().variable());
    SourceShape shape = shapes.get(0);
    if (mask.height() != shape.height() || mask.width() != shape.width() || mask.bands() != 1) {
      throw new DataException(
          "mask %s is %dx%dx%d where its images are %dx%d"
              .formatted(
                  item.mask(),
                  mask.height(),
                  mask.width(),
                  mask.bands(),
                  shape.height(),
                  shape.width()));
    }
    return values.indices(item.mask().toString(), mask.values());
  }
}
