package org.msift.tasks.data;

import java.util.List;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Task;

/** Whether a sample is what its data set promises. */
final class SampleCheck {

  private SampleCheck() {}

  static void check(String name, Task task, List<SourceShape> shapes, int classes, Sample sample) {
    if (sample.sources().length != shapes.size()) {
      throw new DataException(
          "%s has %d sources where %d are expected"
              .formatted(name, sample.sources().length, shapes.size()));
    }
    for (int s = 0; s < shapes.size(); s++) {
      if (sample.sources()[s].length != shapes.get(s).length()) {
        throw new DataException(
            "%s: source %s has %d values where %s needs %d"
                .formatted(
                    name,
                    shapes.get(s).name(),
                    sample.sources()[s].length,
                    shapes.get(s),
                    shapes.get(s).length()));
      }
    }
    int labels = task == Task.SEGMENT ? shapes.get(0).height() * shapes.get(0).width() : 1;
    if (sample.label().length != labels) {
      throw new DataException(
          name + " has " + sample.label().length + " labels where " + labels + " are expected");
    }
    for (float value : sample.label()) {
      requireClass(name, value, classes);
    }
  }

  static void requireClass(String name, float value, int classes) {
    boolean known =
        value == DataSet.IGNORE || (value >= 0 && value < classes && value == (int) value);
    if (!known) {
      throw new DataException(
          "%s: class %s is outside 0..%d; correct the labels, or map it by labels.values"
              .formatted(name, value, classes - 1));
    }
  }

  /** Refuses a source without any finite value. */
  static void requireData(String name, String source, float[] values) {
    for (float value : values) {
      if (Float.isFinite(value)) {
        return;
      }
    }
    throw new DataException(
        name + ": source " + source + " is NaN or no data everywhere; leave the sample out");
  }
}
