package org.msift.tasks.evaluation;

import java.util.List;

/** Checks that metrics have what they need. */
final class ClassNames {

  private ClassNames() {}

  static void require(ConfusionMatrix matrix, List<String> names) {
    if (names.size() != matrix.classes()) {
      throw new IllegalArgumentException(
          names.size() + " class names " + names + " for " + matrix.classes() + " classes");
    }
    if (matrix.total() == 0) {
      throw new IllegalArgumentException(
          "no sample was counted (all labels ignored, or no data), so no metric is defined");
    }
  }
}
