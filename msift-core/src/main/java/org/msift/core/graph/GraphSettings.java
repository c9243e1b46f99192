package org.msift.core.graph;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a network is made and trained, apart from what it computes.
 *
 * <p>Clipping by the global norm is not here but in {@code GlobalNormClipping} of {@code
 * core.training}, a listener: DL4J's configuration has no place for it, and a listener added on the
 * quiet would be lost with the next {@code setListeners}.
 *
 * @param seed seed of the initial parameters
 * @param type element type, FLOAT or DOUBLE
 * @param updater the optimiser
 * @param decay what weight decay applies to
 * @param clipValue largest absolute value of an element of a gradient, greater than 0; larger ones
 *     are cut to it before the optimiser sees them. Infinity for no clipping
 */
public record GraphSettings(
    long seed, DataType type, IUpdater updater, WeightDecayPolicy decay, double clipValue) {

  /**
   * Checks the bound of gradients.
   *
   * @param seed seed of the initial parameters
   * @param type element type, FLOAT or DOUBLE
   * @param updater the optimiser
   * @param decay what weight decay applies to
   * @param clipValue largest absolute value of an element of a gradient, greater than 0
   * @throws IllegalArgumentException if the bound is not greater than 0
   */
  public GraphSettings {
    if (!(clipValue > 0)) {
      throw new IllegalArgumentException(
          "clipValue is " + clipValue + ", expected a number greater than 0");
    }
  }

  /**
   * Single precision, Adam with learning rate 1e-4, no decay, no clipping.
   *
   * @param seed seed of the initial parameters
   * @return the settings
   */
  public static GraphSettings of(long seed) {
    return new GraphSettings(
        seed, DataType.FLOAT, new Adam(1e-4), WeightDecayPolicy.NONE, Double.POSITIVE_INFINITY);
  }

  /**
   * The same settings with another element type.
   *
   * @param type FLOAT or DOUBLE
   * @return the settings
   */
  public GraphSettings with(DataType type) {
    return new GraphSettings(seed, type, updater, decay, clipValue);
  }

  /**
   * The same settings with another optimiser.
   *
   * @param updater the optimiser
   * @return the settings
   */
  public GraphSettings with(IUpdater updater) {
    return new GraphSettings(seed, type, updater, decay, clipValue);
  }

  /**
   * The same settings with another weight decay.
   *
   * @param decay what weight decay applies to
   * @return the settings
   */
  public GraphSettings with(WeightDecayPolicy decay) {
    return new GraphSettings(seed, type, updater, decay, clipValue);
  }

  /**
   * The same settings with gradients clipped element by element, as by PyTorch's {@code
   * torch.nn.utils.clip_grad_value_}. Comes after clipping by the global norm where both are used.
   *
   * @param clipValue largest absolute value of an element of a gradient, greater than 0
   * @return the settings
   * @throws IllegalArgumentException if the bound is not greater than 0
   */
  public GraphSettings withClipValue(double clipValue) {
    return new GraphSettings(seed, type, updater, decay, clipValue);
  }

  /**
   * DL4J's builder with these settings. Gradients are not divided by the batch: our losses are
   * means already.
   *
   * @return a new builder
   */
  public GraphBuilder builder() {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(type)
            .updater(updater)
            .miniBatch(false)
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED);
    if (clipValue < Double.POSITIVE_INFINITY) {
      builder
          .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
          .gradientNormalizationThreshold(clipValue);
    }
    return builder.graphBuilder();
  }
}
