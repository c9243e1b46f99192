package org.msift.examples.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.msift.tasks.baseline.NearestNeighbour;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.evaluation.ConfusionMatrix;

/**
 * The nearest training sample decides on the class: all values of all sources of a sample, scaled
 * as the descriptor says, are its features.
 *
 * @param classifier what has learned
 */
public record NeighbourBaseline(NearestNeighbour classifier) {

  /** Samples whose sources are in memory, without those whose label is ignored. */
  private record Table(List<float[][]> sources, int[] labels) {

    static Table of(DataSet data) {
      int[] labels = IntStream.range(0, data.size()).map(i -> (int) data.label(i)[0]).toArray();
      int[] counted =
          IntStream.range(0, labels.length).filter(i -> labels[i] != DataSet.IGNORE).toArray();
      List<float[][]> sources = new ArrayList<>();
      for (int s = 0; s < data.sourceShapes().size(); s++) {
        sources.add(new float[counted.length][]);
      }
      for (int row = 0; row < counted.length; row++) {
        float[][] sample = data.sample(counted[row]).sources();
        for (int s = 0; s < sample.length; s++) {
          sources.get(s)[row] = sample[s];
        }
      }
      return new Table(sources, IntStream.of(counted).map(i -> labels[i]).toArray());
    }
  }

  /**
   * Checks the task, before the data are read.
   *
   * @param task the data set's
   * @throws DataException if samples have more than one class
   */
  public static void requireTask(Task task) {
    if (task == Task.SEGMENT) {
      throw new DataException(
          "nearest-neighbour gives a sample one class, but the data are for task "
              + task.name().toLowerCase(Locale.ROOT)
              + "; use it for image or pixel");
    }
  }

  /**
   * Learns from samples.
   *
   * @param train the training part
   * @return the baseline
   * @throws DataException if all labels are ignored
   */
  public static NeighbourBaseline fit(DataSet train) {
    requireTask(train.task());
    Table table = Table.of(train);
    if (table.labels().length == 0) {
      throw new DataException("every label of the training part is ignored");
    }
    return new NeighbourBaseline(NearestNeighbour.fit(table.sources(), table.labels()));
  }

  /**
   * Predicts and compares.
   *
   * @param data labelled samples of the same sources
   * @return the figures
   */
  public Judgement judge(DataSet data) {
    Table table = Table.of(data);
    ConfusionMatrix matrix = new ConfusionMatrix(data.classes().size(), DataSet.IGNORE);
    matrix.add(table.labels(), classifier.predict(table.sources()));
    return Judgement.of(data, matrix);
  }
}
