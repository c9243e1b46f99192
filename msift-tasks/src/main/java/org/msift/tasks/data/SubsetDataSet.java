package org.msift.tasks.data;

import java.util.List;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.Task;

/** Some samples of a data set, in a given order. */
final class SubsetDataSet implements DataSet {

  private final DataSet all;
  private final int[] indices;

  SubsetDataSet(DataSet all, int[] indices) {
    this.all = all;
    this.indices = indices.clone();
  }

  @Override
  public Task task() {
    return all.task();
  }

  @Override
  public List<ClassDescriptor> classes() {
    return all.classes();
  }

  @Override
  public List<SourceShape> sourceShapes() {
    return all.sourceShapes();
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public String id(int index) {
    return all.id(indices[index]);
  }

  @Override
  public Sample sample(int index) {
    return all.sample(indices[index]);
  }

  @Override
  public float[] label(int index) {
    return all.label(indices[index]);
  }
}
