package org.msift.tasks.data;

import java.util.List;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.Task;

/** Samples of several sources with labels. Implementations may be read by several threads. */
public interface DataSet {

  /** The class index that is neither learned nor counted. */
  int IGNORE = 255;

  /**
   * What is predicted.
   *
   * @return the task
   */
  Task task();

  /**
   * The classes.
   *
   * @return in the order of their indices
   */
  List<ClassDescriptor> classes();

  /**
   * The shapes of the sources.
   *
   * @return in the order of the descriptor
   */
  List<SourceShape> sourceShapes();

  /**
   * How many samples there are.
   *
   * @return not negative
   */
  int size();

  /**
   * What to call a sample in reports.
   *
   * @param index 0..size-1
   * @return a file's stem, or a place
   */
  String id(int index);

  /**
   * Reads or extracts a sample.
   *
   * @param index 0..size-1
   * @return values; not to be modified
   * @throws org.msift.tasks.data.descriptor.DataException if its files are damaged or of other
   *     shapes
   */
  Sample sample(int index);

  /**
   * The label alone, without reading the sources where that is possible.
   *
   * @param index 0..size-1
   * @return as in {@link Sample#label}
   */
  default float[] label(int index) {
    return sample(index).label();
  }

  /**
   * Counts labels: samples, or pixels for segmentation.
   *
   * @return one number per class; ignored labels are not counted
   */
  default long[] classCounts() {
    long[] counts = new long[classes().size()];
    for (int i = 0; i < size(); i++) {
      for (float value : label(i)) {
        if (value != IGNORE) {
          counts[(int) value]++;
        }
      }
    }
    return counts;
  }
}
