package org.msift.examples.study;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.core.training.LearningRate;
import org.msift.core.training.Optimiser;
import org.msift.core.training.TrainingSpan;
import org.msift.tasks.data.BatchIterator;
import org.msift.tasks.data.BatchSettings;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.evaluation.ClassificationMetrics;
import org.msift.tasks.evaluation.ConfusionMatrix;
import org.msift.tasks.evaluation.SegmentationMetrics;
import org.msift.tasks.model.NetworkSettings;
import org.msift.tasks.model.TaskNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Trains and tests one network.
 *
 * @param data what it learns and is tested on
 * @param epochs how long
 * @param seed of parameters and order
 */
record CellTraining(StudyData data, int epochs, int seed) {

  private static final double RATE = 2e-3;

  StudyCell run(StudyMethod method, NetworkSettings settings, StudyData.Parts parts, int shift) {
    long start = System.nanoTime();
    TaskNetwork network = settings.network();
    BatchSettings training = BatchSettings.training(data.batch(), seed, data.augmentation());
    try (BatchIterator batches = new BatchIterator(parts.train(), training)) {
      int steps = epochs * batches.batches();
      LearningRate rate = new LearningRate.Cosine(RATE, 0, TrainingSpan.iterations(steps));
      GraphSettings graphSettings = GraphSettings.of(seed).with(Optimiser.Adam.USUAL.updater(rate));
      ComputationGraph graph = network.trainingGraph(graphSettings);
      for (int epoch = 0; epoch < epochs; epoch++) {
        batches.setEpoch(epoch);
        while (batches.hasNext()) {
          fit(graph, batches.next());
        }
      }
      double score = score(trained(network, graph), parts.test());
      double seconds = (System.nanoTime() - start) / 1e9;
      return new StudyCell(method, shift, seed, score, GraphParameters.trainable(graph), seconds);
    }
  }

  private static void fit(ComputationGraph graph, MultiDataSet batch) {
    INDArray[] labels = new INDArray[graph.getNumOutputArrays()];
    Arrays.fill(labels, batch.getLabels(0));
    graph.fit(batch.getFeatures(), labels);
    if (!Double.isFinite(graph.score())) {
      throw new IllegalStateException("the loss is not finite any more: " + graph.score());
    }
  }

  private static ComputationGraph trained(TaskNetwork network, ComputationGraph graph) {
    ComputationGraph inference = network.inferenceGraph(GraphSettings.of(0));
    StateDict.Builder weights = StateDict.builder();
    GraphParameters.read(graph, inference.paramTable().keySet(), weights);
    GraphParameters.load(inference, weights.build());
    return inference;
  }

  private double score(ComputationGraph graph, DataSet test) {
    ConfusionMatrix matrix = new ConfusionMatrix(test.classes().size(), DataSet.IGNORE);
    try (GraphInference inference = new GraphInference(graph);
        BatchIterator batches = new BatchIterator(test, BatchSettings.evaluation(data.batch()))) {
      while (batches.hasNext()) {
        MultiDataSet batch = batches.next();
        INDArray logits = inference.output(batch.getFeatures());
        INDArray predicted = logits.argMax(logits.rank() - 1);
        matrix.add(whole(batch.getLabels(0)), whole(predicted));
      }
    }
    var names = test.classes().stream().map(ClassDescriptor::name).toList();
    return test.task() == Task.SEGMENT
        ? SegmentationMetrics.of(matrix, names).meanIntersectionOverUnion()
        : ClassificationMetrics.of(matrix, names).overallAccuracy();
  }

  private static int[] whole(INDArray classes) {
    INDArray vector = classes.dup('c').reshape(new long[] {classes.length()});
    double[] values = vector.toDoubleVector();
    return IntStream.range(0, values.length).map(i -> (int) values[i]).toArray();
  }
}
