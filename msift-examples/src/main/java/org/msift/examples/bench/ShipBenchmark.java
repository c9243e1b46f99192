package org.msift.examples.bench;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.backend.Backend;
import org.msift.core.backend.BackendFacts;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphSettings;
import org.msift.ship.ShipFusion;
import org.msift.ship.loss.MaximumLoss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Speed of the published SHIP network with random weights and random images, single precision.
 *
 * @param size size of the images
 * @param batch images at once
 * @param runs how many times are taken
 */
public record ShipBenchmark(ImageSize size, int batch, int runs) {

  private static final long SEED = 1;
  private static final int WARM_UP_PASSES = 3;

  /** DL4J's workspaces take about that many steps to reach their size. */
  private static final int WARM_UP_STEPS = 10;

  /**
   * Times the forward pass.
   *
   * @return the times
   */
  public Measurement forward() {
    ComputationGraph graph = ShipFusion.PUBLISHED.inferenceGraph(GraphSettings.of(SEED));
    INDArray visible = random(SEED);
    INDArray infrared = random(SEED + 1);
    try (GraphInference inference = new GraphInference(graph)) {
      double[] times =
          Measurement.time(() -> inference.output(visible, infrared), WARM_UP_PASSES, runs);
      return measurement("forward", times);
    }
  }

  /**
   * Times the training step: forward, backward, Adam.
   *
   * @return the times
   */
  public Measurement trainingStep() {
    ComputationGraph graph =
        ShipFusion.PUBLISHED.trainingGraph(GraphSettings.of(SEED), new MaximumLoss());
    INDArray visible = random(SEED);
    INDArray infrared = random(SEED + 1);
    INDArray labels = Nd4j.concat(3, visible, infrared);
    MultiDataSet data =
        new MultiDataSet(new INDArray[] {visible, infrared}, new INDArray[] {labels});
    return measurement(
        "training step", Measurement.time(() -> graph.fit(data), WARM_UP_STEPS, runs));
  }

  private Measurement measurement(String what, double[] times) {
    BackendFacts facts = Backend.report().facts();
    String backend = facts.backend() + (facts.oneDnn() ? " oneDNN" : "");
    return new Measurement(
        "ship " + what + " " + batch + "x" + size, times, batch, facts.threads(), backend);
  }

  private INDArray random(long seed) {
    INDArray images = Nd4j.create(DataType.FLOAT, batch, size.height(), size.width(), 1);
    return Nd4j.rand(images, Nd4j.getRandomFactory().getNewRandomInstance(seed));
  }
}
