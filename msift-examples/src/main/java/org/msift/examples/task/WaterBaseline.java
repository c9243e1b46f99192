package org.msift.examples.task;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.msift.tasks.baseline.NdwiThreshold;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.SplitData;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.evaluation.ConfusionMatrix;

/**
 * Water by a threshold of the normalised difference water index, on values as they are stored.
 *
 * @param data masks of two classes, the second of which is water, and sources without scaling
 * @param green where the green band is
 * @param nearInfrared where the near infrared band is
 */
public record WaterBaseline(SplitData data, Band green, Band nearInfrared) {

  private static final int CLASSES = 2;

  /**
   * A band of a source.
   *
   * @param source name of the source
   * @param number its place among the bands that the descriptor takes, from 0
   */
  public record Band(String source, int number) {

    private float[] values(List<SourceShape> shapes, float[][] sources) {
      int index = shapes.stream().map(SourceShape::name).toList().indexOf(source);
      int bands = shapes.get(index).bands();
      float[] values = new float[sources[index].length / bands];
      for (int i = 0; i < values.length; i++) {
        values[i] = sources[index][i * bands + number];
      }
      return values;
    }

    private void require(List<SourceShape> shapes) {
      for (SourceShape shape : shapes) {
        if (shape.name().equals(source) && (number < 0 || number >= shape.bands())) {
          throw new DataException(
              "there is no band %s:%d; source %s has the bands 0 to %d"
                  .formatted(source, number, source, shape.bands() - 1));
        }
      }
    }

    @Override
    public String toString() {
      return source + ":" + number;
    }
  }

  /** Bands and truth of all pixels of a part. */
  private record Pixels(float[] green, float[] nearInfrared, int[] truth) {}

  /**
   * Opens data without any scaling, since the index is a ratio of reflectances.
   *
   * @param choice the data set
   * @param green where the green band is
   * @param nearInfrared where the near infrared band is
   * @return the baseline
   * @throws DataException if the data are for another task or have other than two classes, or there
   *     is no such band
   */
  public static WaterBaseline open(DataChoice choice, Band green, Band nearInfrared) {
    DataDescriptor descriptor = choice.descriptor();
    if (descriptor.task() != Task.SEGMENT || descriptor.classes().size() != CLASSES) {
      throw new DataException(
          "ndwi tells water from all else in images with masks; it needs data for task segment with"
              + " two classes, the second of them water, but these are for task %s with %d classes"
                  .formatted(
                      descriptor.task().name().toLowerCase(Locale.ROOT),
                      descriptor.classes().size()));
    }
    if (green.equals(nearInfrared)) {
      throw new DataException(
          "green and near infrared are both " + green + "; the index needs two bands");
    }
    List<String> sources = Stream.of(green, nearInfrared).map(Band::source).distinct().toList();
    DataChoice plain = new DataChoice(descriptor.withSources(sources).unscaled(), choice.root());
    SplitData data = plain.open();
    green.require(data.train().sourceShapes());
    nearInfrared.require(data.train().sourceShapes());
    return new WaterBaseline(data, green, nearInfrared);
  }

  /**
   * Chooses the threshold that is best on the training part.
   *
   * @return the rule
   * @throws IllegalArgumentException if no pixel of the training part is water
   */
  public NdwiThreshold chosen() {
    DataSet train = data.train();
    long count = 0;
    for (int i = 0; i < train.size(); i++) {
      count += train.label(i).length;
    }
    if (count > Integer.MAX_VALUE) {
      throw new DataException("the training part has " + count + " pixels; at most 2^31 - 1 fit");
    }
    int size = (int) count;
    Pixels all = new Pixels(new float[size], new float[size], new int[size]);
    int from = 0;
    for (int i = 0; i < train.size(); i++) {
      Pixels one = pixels(train, i);
      int length = one.truth().length;
      System.arraycopy(one.green(), 0, all.green(), from, length);
      System.arraycopy(one.nearInfrared(), 0, all.nearInfrared(), from, length);
      System.arraycopy(one.truth(), 0, all.truth(), from, length);
      from += length;
    }
    return NdwiThreshold.chosenOn(all.green(), all.nearInfrared(), all.truth(), DataSet.IGNORE);
  }

  /**
   * Predicts and compares.
   *
   * @param rule the threshold
   * @param part a part of these data
   * @return the figures
   */
  public Judgement judge(NdwiThreshold rule, DataSet part) {
    ConfusionMatrix matrix = new ConfusionMatrix(CLASSES, DataSet.IGNORE);
    for (int i = 0; i < part.size(); i++) {
      Pixels one = pixels(part, i);
      matrix.add(one.truth(), rule.predict(one.green(), one.nearInfrared()));
    }
    return Judgement.of(part, matrix);
  }

  private Pixels pixels(DataSet part, int index) {
    List<SourceShape> shapes = part.sourceShapes();
    float[][] sources = part.sample(index).sources();
    float[] label = part.label(index);
    int[] truth = new int[label.length];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = (int) label[i];
    }
    return new Pixels(green.values(shapes, sources), nearInfrared.values(shapes, sources), truth);
  }
}
