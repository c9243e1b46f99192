package org.msift.core.graph;

import java.util.List;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * Which parameters decay towards zero, and how fast. Decoupled from the gradient and multiplied by
 * the learning rate: p −= learningRate · coefficient · p at each step.
 *
 * <p>(DL4J's own {@code weightDecay} on the network's builder is applied twice in 1.0.0-M2.1.)
 *
 * @param coefficient the rate, 0 or more
 * @param everything true to decay biases and normalisation too, as the published MsIFT optimisers
 *     do
 */
public record WeightDecayPolicy(double coefficient, boolean everything) {

  /** Nothing decays. */
  public static final WeightDecayPolicy NONE = new WeightDecayPolicy(0, false);

  /**
   * Checks the coefficient.
   *
   * @param coefficient the rate, 0 or more
   * @param everything true to decay biases and normalisation too, as the published MsIFT optimisers
   *     do
   */
  public WeightDecayPolicy {
    if (!(coefficient >= 0)) {
      throw new IllegalArgumentException("weight decay must be 0 or more, but is " + coefficient);
    }
  }

  /**
   * Decay of weights; biases and normalisation stay.
   *
   * @param coefficient the rate
   * @return the policy
   */
  public static WeightDecayPolicy weights(double coefficient) {
    return new WeightDecayPolicy(coefficient, false);
  }

  /**
   * Decay of every parameter.
   *
   * @param coefficient the rate
   * @return the policy
   */
  public static WeightDecayPolicy everything(double coefficient) {
    return new WeightDecayPolicy(coefficient, true);
  }

  List<Regularization> forWeights() {
    return coefficient == 0 ? List.of() : List.of(new WeightDecay(coefficient, true));
  }

  List<Regularization> forOthers() {
    return everything ? forWeights() : List.of();
  }
}
