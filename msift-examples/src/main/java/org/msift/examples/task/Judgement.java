package org.msift.examples.task;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.SplitData;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Split;
import org.msift.tasks.evaluation.ConfusionMatrix;
import org.msift.tasks.evaluation.Metrics;
import org.msift.tasks.model.TaskPredictor;

/**
 * How predictions compare with the truth.
 *
 * @param metrics the figures
 * @param matrix the counts they are made of
 */
public record Judgement(Metrics metrics, ConfusionMatrix matrix) {

  /**
   * Makes the figures of a task from counts.
   *
   * @param data what was predicted
   * @param matrix how often each class was predicted as each
   * @return the judgement
   */
  public static Judgement of(DataSet data, ConfusionMatrix matrix) {
    List<String> names = data.classes().stream().map(ClassDescriptor::name).toList();
    return new Judgement(TaskPredictor.metrics(data.task(), matrix, names), matrix);
  }

  /**
   * The part of a data set that is judged on.
   *
   * @param data the data set
   * @param part which
   * @param name what the user calls the data set
   * @return a part of one sample or more
   * @throws DataException if the part is empty
   */
  public static DataSet part(SplitData data, Split part, String name) {
    DataSet samples = data.part(part);
    if (samples.size() == 0) {
      throw new DataException(
          "the %s part of %s is empty; its split asks for none"
              .formatted(part.name().toLowerCase(Locale.ROOT), name));
    }
    return samples;
  }

  /**
   * The figures for people.
   *
   * @return lines of aligned columns
   */
  public String table() {
    return metrics.table();
  }

  /**
   * The figures for programs.
   *
   * @return a fresh object with the confusion matrix, rows true classes
   */
  public ObjectNode json() {
    ObjectNode object = metrics.json();
    ArrayNode rows = object.putArray("confusion");
    for (long[] row : matrix.toArray()) {
      ArrayNode columns = rows.addArray();
      for (long count : row) {
        columns.add(count);
      }
    }
    return object;
  }
}
