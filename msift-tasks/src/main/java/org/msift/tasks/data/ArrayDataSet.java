package org.msift.tasks.data;

import java.util.List;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Task;

/**
 * A data set in memory.
 *
 * @param task what is predicted
 * @param classes the classes
 * @param sourceShapes the shapes of the sources
 * @param samples all samples
 */
public record ArrayDataSet(
    Task task, List<ClassDescriptor> classes, List<SourceShape> sourceShapes, List<Sample> samples)
    implements DataSet {

  /**
   * Checks counts and sizes.
   *
   * @param task what is predicted
   * @param classes the classes
   * @param sourceShapes the shapes of the sources
   * @param samples all samples
   * @throws DataException if a sample has other sources, sizes or labels than promised
   */
  public ArrayDataSet {
    classes = List.copyOf(classes);
    sourceShapes = List.copyOf(sourceShapes);
    samples = List.copyOf(samples);
    for (int i = 0; i < samples.size(); i++) {
      SampleCheck.check("sample " + i, task, sourceShapes, classes.size(), samples.get(i));
    }
  }

  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public String id(int index) {
    return Integer.toString(index);
  }

  @Override
  public Sample sample(int index) {
    return samples.get(index);
  }
}
