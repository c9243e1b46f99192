package org.msift.examples.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.graph.GraphParameters;
import org.msift.core.training.ProgressListener;
import org.msift.examples.task.ShortTraining;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.augmentation.Augmentation;
import org.msift.tasks.evaluation.ClassificationMetrics;
import org.msift.tasks.evaluation.ConfusionMatrix;
import org.msift.tasks.model.NetworkSettings;
import org.msift.tasks.model.TaskPredictor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains tiny networks on both sources of some scenes and on each alone, and tests them on others.
 *
 * @param steps training steps of each network
 * @param seed of scenes, parameters and order
 */
record ClassTrial(int steps, long seed) {

  private static final Logger LOG = LoggerFactory.getLogger(ClassTrial.class);

  /** Every so many pixels of a test scene get a class. */
  static final int STRIDE = 2;

  private static final int TRAINING_SCENES = 64;
  private static final int TEST_SCENES = 4;
  private static final int PATCHES_PER_CLASS = 600;
  private static final int BATCH = 16;
  private static final int TEST_BATCH = 64;
  private static final double RATE = 3e-3;
  private static final long TEST_SEED = 1_000_000;

  /** Brings the network of one source to about the size of that of two. */
  private static final String WIDTH_ALONE = "12";

  /**
   * What came of one network.
   *
   * @param sources what it saw
   * @param parameters numbers that it learned
   * @param score mean over the classes of the share of their pixels that is right, of all test
   *     scenes
   * @param maps classes of every test scene
   */
  record Outcome(String sources, long parameters, double score, List<int[]> maps) {}

  /**
   * What came of all.
   *
   * @param tested the test scenes
   * @param outcomes both sources, the first alone, the second alone
   */
  record Result(SensorScenes tested, List<Outcome> outcomes) {

    ScoreTable scores() {
      List<ScoreTable.Row> rows =
          outcomes.stream()
              .map(one -> new ScoreTable.Row(one.sources(), one.score(), one.parameters()))
              .toList();
      return new ScoreTable(rows, 1.0 / tested.classes().size());
    }
  }

  Result run() {
    SensorScenes tested = SensorScenes.draw(TEST_SCENES, TEST_SEED + seed);
    ArrayDataSet train =
        SensorScenes.draw(TRAINING_SCENES, seed).drawnPatches(PATCHES_PER_CLASS, seed);
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(outcome("Both sources", train, tested, UnaryOperator.identity()));
    for (int s = 0; s < train.sourceShapes().size(); s++) {
      int source = s;
      outcomes.add(
          outcome(
              capital(train.sourceShapes().get(s).name()) + " alone",
              train,
              tested,
              data -> SensorScenes.alone(data, source)));
    }
    return new Result(tested, outcomes);
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private Outcome outcome(
      String sources, ArrayDataSet all, SensorScenes tested, UnaryOperator<ArrayDataSet> chosen) {
    LOG.info("MsIFT, {}: {} steps", sources, steps);
    ArrayDataSet train = chosen.apply(all);
    NetworkSettings network = network(train);
    ComputationGraph graph;
    try (ProgressListener progress = ProgressListener.start(steps)) {
      graph =
          new ShortTraining(steps, BATCH, RATE, 0, Augmentation.NONE, seed)
              .run(network, train, progress);
    }
    ConfusionMatrix matrix = new ConfusionMatrix(network.classes(), DataSet.IGNORE);
    List<int[]> maps = new ArrayList<>();
    try (TaskPredictor predictor = TaskPredictor.untrained(network, TEST_BATCH).take(graph)) {
      for (int scene = 0; scene < tested.count(); scene++) {
        LOG.info("MsIFT, {}: classes of unseen scene {} of {}", sources, scene + 1, tested.count());
        maps.add(map(predictor, chosen.apply(tested.mapPatches(scene, STRIDE)), matrix));
      }
    }
    double score = ClassificationMetrics.of(matrix, tested.classes()).averageAccuracy();
    return new Outcome(sources, GraphParameters.trainable(graph), score, maps);
  }

  private static NetworkSettings network(DataSet train) {
    NetworkSettings tiny =
        NetworkSettings.preset("tiny", train.task(), train.sourceShapes(), train.classes().size());
    return train.sourceShapes().size() > 1 ? tiny : tiny.with("width", WIDTH_ALONE);
  }

  private static int[] map(TaskPredictor predictor, DataSet patches, ConfusionMatrix matrix) {
    List<Integer> classes = new ArrayList<>();
    predictor.predict(patches, prediction -> classes.add(prediction.labels()[0]));
    int[] map = classes.stream().mapToInt(Integer::intValue).toArray();
    for (int i = 0; i < map.length; i++) {
      matrix.add((int) patches.label(i)[0], map[i]);
    }
    return map;
  }
}
