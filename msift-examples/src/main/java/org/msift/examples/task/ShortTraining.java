package org.msift.examples.task;

import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.msift.core.graph.GraphSettings;
import org.msift.core.training.LearningRate;
import org.msift.core.training.Optimiser;
import org.msift.core.training.ScheduleKind;
import org.msift.core.training.TrainingSpan;
import org.msift.tasks.data.BatchIterator;
import org.msift.tasks.data.BatchSettings;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.augmentation.Augmentation;
import org.msift.tasks.model.NetworkSettings;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * A training in memory, of a small network for a fixed number of steps: Adam with a rate that rises
 * over the first steps, then falls to 0; no validation, no files.
 *
 * @param steps how many, at least 1
 * @param batch samples of a step
 * @param rate the largest learning rate
 * @param warmUp steps in which the rate rises; 0 for none
 * @param augmentation how samples are varied
 * @param seed of parameters and order
 */
public record ShortTraining(
    int steps, int batch, double rate, int warmUp, Augmentation augmentation, long seed) {

  /**
   * Trains.
   *
   * @param network what is trained
   * @param data what it learns
   * @param listeners told each step
   * @return the trained graph, whose outputs are losses
   * @throws IllegalStateException if the loss is not finite any more
   */
  public ComputationGraph run(
      NetworkSettings network, DataSet data, TrainingListener... listeners) {
    LearningRate falling = ScheduleKind.COSINE.of(rate, 0, TrainingSpan.iterations(steps), warmUp);
    ComputationGraph graph =
        network
            .network()
            .trainingGraph(GraphSettings.of(seed).with(Optimiser.Adam.USUAL.updater(falling)));
    graph.setListeners(listeners);
    BatchSettings settings = BatchSettings.training(batch, seed, augmentation);
    try (BatchIterator batches = new BatchIterator(data, settings)) {
      int epoch = 0;
      for (int step = 0; step < steps; step++) {
        if (!batches.hasNext()) {
          batches.setEpoch(++epoch);
        }
        fit(graph, batches.next());
      }
    }
    return graph;
  }

  private static void fit(ComputationGraph graph, MultiDataSet batch) {
    INDArray[] labels = new INDArray[graph.getNumOutputArrays()];
    Arrays.fill(labels, batch.getLabels(0));
    graph.fit(batch.getFeatures(), labels);
    if (!Double.isFinite(graph.score())) {
      throw new IllegalStateException("the loss is not finite any more: " + graph.score());
    }
  }
}
