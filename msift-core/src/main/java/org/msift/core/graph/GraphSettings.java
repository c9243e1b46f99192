package org.msift.core.graph;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a network is made and trained, apart from what it computes.
 *
 * @param seed seed of the initial parameters
 * @param type element type, FLOAT or DOUBLE
 * @param updater the optimiser
 * @param decay what weight decay applies to
 */
public record GraphSettings(long seed, DataType type, IUpdater updater, WeightDecayPolicy decay) {

  /**
   * Single precision, Adam with learning rate 1e-4, no decay.
   *
   * @param seed seed of the initial parameters
   * @return the settings
   */
  public static GraphSettings of(long seed) {
    return new GraphSettings(seed, DataType.FLOAT, new Adam(1e-4), WeightDecayPolicy.NONE);
  }

  /**
   * The same settings with another element type.
   *
   * @param type FLOAT or DOUBLE
   * @return the settings
   */
  public GraphSettings with(DataType type) {
    return new GraphSettings(seed, type, updater, decay);
  }

  /**
   * The same settings with another optimiser.
   *
   * @param updater the optimiser
   * @return the settings
   */
  public GraphSettings with(IUpdater updater) {
    return new GraphSettings(seed, type, updater, decay);
  }

  /**
   * The same settings with another weight decay.
   *
   * @param decay what weight decay applies to
   * @return the settings
   */
  public GraphSettings with(WeightDecayPolicy decay) {
    return new GraphSettings(seed, type, updater, decay);
  }

  /**
   * DL4J's builder with these settings. Gradients are not divided by the batch: our losses are
   * means already.
   *
   * @return a new builder
   */
  public GraphBuilder builder() {
    return new NeuralNetConfiguration.Builder()
        .seed(seed)
        .dataType(type)
        .updater(updater)
        .miniBatch(false)
        .trainingWorkspaceMode(WorkspaceMode.ENABLED)
        .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
        .graphBuilder();
  }
}
