package org.msift.tasks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.core.graph.GraphSettings;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.BatchIterator;
import org.msift.tasks.data.BatchSettings;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.evaluation.ConfusionMatrix;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The small network of segmentation as a whole.
 *
 * <p>A straight line cuts each image in two parts of one class each. A class is two bits, of which
 * either source shows one. All classes are frequent: where one has most of the pixels, it makes all
 * units of so small a head its own within a few steps of this size, and what the others need never
 * comes to life. Lines lie where cells of the backbone's map meet, which is enlarged eight times:
 * pixels at a line belong to one cell almost as much as to the other, and have no label.
 */
class TinySegmentationTest {

  private static final int SAMPLES = 8;
  private static final int SIZE = 32;
  private static final int CELL = 8;
  private static final int STEPS = 200;
  private static final List<SourceShape> SOURCES =
      List.of(new SourceShape("optical", SIZE, SIZE, 3), new SourceShape("thermal", SIZE, SIZE, 1));
  private static final List<ClassDescriptor> CLASSES =
      Stream.of("neither", "warm", "bright", "both")
          .map(name -> new ClassDescriptor(name, null))
          .toList();

  @ParameterizedTest
  @ValueSource(strings = {"psp", "danet"})
  void learnsEveryLabelledPixelOfEightSamplesByHeart(String head) {
    DataSet samples = samples();
    NetworkSettings network =
        NetworkSettings.preset("tiny", Task.SEGMENT, SOURCES, CLASSES.size()).with("head", head);
    ComputationGraph graph =
        network.network().trainingGraph(GraphSettings.of(3).with(new Adam(5e-3)));
    MultiDataSet batch = batch(samples, graph.getNumOutputArrays());
    ConfusionMatrix predicted = new ConfusionMatrix(CLASSES.size(), DataSet.IGNORE);
    try (TaskPredictor predictor = TaskPredictor.untrained(network, SAMPLES)) {
      for (int step = 1; step <= STEPS && !isLearned(predicted); step++) {
        graph.fit(batch);
        if (step % 10 == 0) {
          predicted = predictor.take(graph).evaluate(samples);
        }
      }
    }
    assertThat(predicted.total()).isEqualTo(SAMPLES * SIZE * (SIZE - 2L));
    assertThat(predicted.correct()).isEqualTo(predicted.total());
  }

  private static boolean isLearned(ConfusionMatrix predicted) {
    return predicted.total() > 0 && predicted.correct() == predicted.total();
  }

  private static MultiDataSet batch(DataSet samples, int losses) {
    try (BatchIterator batches =
        new BatchIterator(samples, BatchSettings.evaluation(samples.size()))) {
      org.nd4j.linalg.dataset.api.MultiDataSet all = batches.next();
      INDArray[] labels = new INDArray[losses];
      Arrays.fill(labels, all.getLabels(0));
      return new MultiDataSet(all.getFeatures(), labels);
    }
  }

  private static DataSet samples() {
    Random random = new Random(5);
    List<Sample> samples = new ArrayList<>();
    for (int n = 0; n < SAMPLES; n++) {
      samples.add(sample(n, random));
    }
    return new ArrayDataSet(Task.SEGMENT, CLASSES, SOURCES, samples);
  }

  private static Sample sample(int n, Random random) {
    int line = CELL * (1 + n % (SIZE / CELL - 1));
    float[] labels = new float[SIZE * SIZE];
    float[] optical = new float[3 * labels.length];
    float[] thermal = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      int place = n % 2 == 0 ? i % SIZE : i / SIZE;
      int label = (place < line ? n : n + 1 + n / 4) % 4;
      labels[i] = place == line - 1 || place == line ? DataSet.IGNORE : label;
      for (int band = 0; band < 3; band++) {
        double bright = label < 2 ? -1 : 1 - band;
        optical[3 * i + band] = (float) (bright + 0.3 * random.nextGaussian());
      }
      thermal[i] = (float) (2 * (label % 2) - 1 + 0.3 * random.nextGaussian());
    }
    return new Sample(new float[][] {optical, thermal}, labels);
  }
}
