package org.msift.tasks.data;

import java.util.List;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.Task;

/** Samples with one label each, which are all known from the start. */
abstract class OneLabelDataSet implements DataSet {

  private final DataDescriptor descriptor;
  private final List<SourceShape> shapes;
  private final float[] labels;

  OneLabelDataSet(DataDescriptor descriptor, List<SourceShape> shapes, float[] labels) {
    this.descriptor = descriptor;
    this.shapes = List.copyOf(shapes);
    this.labels = labels;
  }

  /** The values of a source. */
  abstract float[] values(int source, int index);

  @Override
  public final Task task() {
    return descriptor.task();
  }

  @Override
  public final List<ClassDescriptor> classes() {
    return descriptor.classes();
  }

  @Override
  public final List<SourceShape> sourceShapes() {
    return shapes;
  }

  @Override
  public final int size() {
    return labels.length;
  }

  @Override
  public final Sample sample(int index) {
    float[][] sources = new float[shapes.size()][];
    for (int s = 0; s < sources.length; s++) {
      sources[s] = values(s, index);
    }
    return new Sample(sources, label(index));
  }

  @Override
  public final float[] label(int index) {
    return new float[] {labels[index]};
  }
}
