package org.msift.tasks.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.Split;

/**
 * An opened data set: three disjoint parts, scaled.
 *
 * @param descriptor what was asked for
 * @param train the training part, not empty
 * @param validation the validation part, empty if none was asked for
 * @param test the test part, empty if none was asked for
 * @param scalings what was done to each source, to be saved with the model
 * @param notes what a reader of the report should know
 */
public record SplitData(
    DataDescriptor descriptor,
    DataSet train,
    DataSet validation,
    DataSet test,
    List<SourceScaling> scalings,
    List<String> notes) {

  /**
   * Copies the lists.
   *
   * @param descriptor what was asked for
   * @param train the training part, not empty
   * @param validation the validation part, empty if none was asked for
   * @param test the test part, empty if none was asked for
   * @param scalings what was done to each source, to be saved with the model
   * @param notes what a reader of the report should know
   */
  public SplitData {
    scalings = List.copyOf(scalings);
    notes = List.copyOf(notes);
  }

  /**
   * One part.
   *
   * @param split which
   * @return its samples
   */
  public DataSet part(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /**
   * Counts per class and part, the shapes and the notes.
   *
   * @return lines of text; counts are samples, or pixels for segmentation
   */
  public String report() {
    List<String> lines = new ArrayList<>();
    train.sourceShapes().forEach(shape -> lines.add("source " + shape));
    lines.add(row("class", "train", "validation", "test"));
    long[][] counts = {train.classCounts(), validation.classCounts(), test.classCounts()};
    for (int c = 0; c < train.classes().size(); c++) {
      lines.add(row(train.classes().get(c).name(), counts[0][c], counts[1][c], counts[2][c]));
    }
    lines.add(row("samples", train.size(), validation.size(), test.size()));
    lines.addAll(notes);
    lines.add("published: " + descriptor.published());
    return String.join("\n", lines) + "\n";
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-20s %12s %12s %12s", cells);
  }
}
