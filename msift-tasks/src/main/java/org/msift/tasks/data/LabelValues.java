package org.msift.tasks.data;

import java.util.List;
import java.util.Locale;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.LabelDescriptor;

/** From what files store to class indices. */
record LabelValues(LabelDescriptor labels, List<ClassDescriptor> classes) {

  /** The class index of a stored number. */
  float index(String name, float stored) {
    if (stored == labels.ignore()) {
      return DataSet.IGNORE;
    }
    float value = stored - labels.first();
    if (labels.values() != null) {
      Integer mapped = stored == (int) stored ? labels.values().get((int) stored) : null;
      if (mapped == null) {
        throw new DataException(
            name + ": stored label " + stored + " is not in labels.values " + labels.values());
      }
      value = mapped;
    }
    SampleCheck.requireClass(name, value, classes.size());
    return value;
  }

  float[] indices(String name, float[] stored) {
    float[] result = new float[stored.length];
    for (int i = 0; i < stored.length; i++) {
      result[i] = index(name, stored[i]);
    }
    return result;
  }

  /** The class index of a name. */
  int named(String name, String text) {
    for (int i = 0; i < classes.size(); i++) {
      if (classes.get(i).name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    throw new DataException(
        "%s: class %s is none of %s; correct the labels or add the class"
            .formatted(name, text, classes.stream().map(ClassDescriptor::name).toList()));
  }
}
