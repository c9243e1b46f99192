package org.msift.tasks.data;

import java.util.List;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.Layout;
import org.msift.tasks.data.descriptor.Task;

/** One sample is a row of each source's table. */
final class RowDataSet implements DataSet {

  private final DataDescriptor descriptor;
  private final List<SourceShape> shapes;
  private final List<float[]> tables;
  private final float[] labels;

  RowDataSet(
      DataDescriptor descriptor, List<SourceShape> shapes, List<float[]> tables, float[] labels) {
    this.descriptor = descriptor;
    this.shapes = List.copyOf(shapes);
    this.tables = List.copyOf(tables);
    this.labels = labels;
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
    return labels.length;
  }

  @Override
  public String id(int index) {
    return "row " + index;
  }

  @Override
  public Sample sample(int index) {
    float[][] sources = new float[shapes.size()][];
    for (int s = 0; s < sources.length; s++) {
      sources[s] = row(s, index);
    }
    return new Sample(sources, label(index));
  }

  private float[] row(int source, int index) {
    SourceShape shape = shapes.get(source);
    int length = shape.length();
    int pixels = shape.height() * shape.width();
    float[] table = tables.get(source);
    float[] values = new float[length];
    boolean bandsFirst = descriptor.sources().get(source).layout() == Layout.CHANNELS_FIRST;
    for (int i = 0; i < length; i++) {
      int from = bandsFirst ? (i % shape.bands()) * pixels + i / shape.bands() : i;
      values[i] = table[index * length + from];
    }
    return values;
  }

  @Override
  public float[] label(int index) {
    return new float[] {labels[index]};
  }
}
