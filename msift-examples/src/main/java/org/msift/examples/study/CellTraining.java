package org.msift.examples.study;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.graph.GraphParameters;
import org.msift.core.training.ProgressListener;
import org.msift.examples.task.ShortTraining;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.evaluation.ClassificationMetrics;
import org.msift.tasks.evaluation.ConfusionMatrix;
import org.msift.tasks.evaluation.SegmentationMetrics;
import org.msift.tasks.model.NetworkSettings;
import org.msift.tasks.model.TaskPredictor;

/**
 * Trains and tests one network.
 *
 * @param data what it learns and is tested on
 * @param epochs how long
 * @param seed of parameters and order
 */
record CellTraining(StudyData data, int epochs, int seed) {

  StudyCell run(StudyMethod method, NetworkSettings settings, StudyData.Parts parts, int shift) {
    long start = System.nanoTime();
    int batches = (parts.train().size() + data.batch() - 1) / data.batch();
    ShortTraining training =
        new ShortTraining(
            epochs * batches, data.batch(), data.rate(), data.warmUp(), data.augmentation(), seed);
    ComputationGraph graph;
    try (ProgressListener progress = ProgressListener.start(training.steps())) {
      graph = training.run(settings, parts.train(), progress);
    }
    double score = score(settings, graph, parts.test());
    double seconds = (System.nanoTime() - start) / 1e9;
    return new StudyCell(method, shift, seed, score, GraphParameters.trainable(graph), seconds);
  }

  private double score(NetworkSettings settings, ComputationGraph graph, DataSet test) {
    try (TaskPredictor predictor = TaskPredictor.untrained(settings, data.batch())) {
      ConfusionMatrix matrix = predictor.take(graph).evaluate(test);
      var names = test.classes().stream().map(ClassDescriptor::name).toList();
      return test.task() == Task.SEGMENT
          ? SegmentationMetrics.of(matrix, names).meanIntersectionOverUnion()
          : ClassificationMetrics.of(matrix, names).overallAccuracy();
    }
  }
}
