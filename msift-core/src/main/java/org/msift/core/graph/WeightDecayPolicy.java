package org.msift.core.graph;

import java.util.List;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * Which parameters decay towards zero, how fast, and in which of two forms.
 *
 * <ul>
 *   <li>Decoupled, as PyTorch's {@code AdamW}: p −= learningRate · coefficient · p at each step,
 *       beside the optimiser.
 *   <li>Coupled, as {@code weight_decay} of PyTorch's {@code SGD} and {@code Adam}: coefficient · p
 *       is added to the gradient, before the optimiser and after clipping. With momentum m it pulls
 *       1 / (1 − m) times as strongly.
 * </ul>
 *
 * <p>(DL4J's own {@code weightDecay} on the network's builder is applied twice in 1.0.0-M2.1.)
 *
 * @param coefficient the rate, 0 or more
 * @param everything true to decay biases and normalisation too, as the published MsIFT optimisers
 *     do
 * @param coupled true to add the decay to the gradient, as the published MsIFT optimisers do
 */
public record WeightDecayPolicy(double coefficient, boolean everything, boolean coupled) {

  /** Nothing decays. */
  public static final WeightDecayPolicy NONE = new WeightDecayPolicy(0, false, false);

  /**
   * Checks the coefficient.
   *
   * @param coefficient the rate, 0 or more
   * @param everything true to decay biases and normalisation too
   * @param coupled true to add the decay to the gradient
   * @throws IllegalArgumentException if the coefficient is negative or not finite
   */
  public WeightDecayPolicy {
    if (!(coefficient >= 0 && Double.isFinite(coefficient))) {
      throw new IllegalArgumentException(
          "weight decay must be a finite number of 0 or more, but is " + coefficient);
    }
  }

  /**
   * Decoupled decay of weights; biases and normalisation stay.
   *
   * @param coefficient the rate
   * @return the policy
   */
  public static WeightDecayPolicy weights(double coefficient) {
    return new WeightDecayPolicy(coefficient, false, false);
  }

  /**
   * Decoupled decay of every parameter.
   *
   * @param coefficient the rate
   * @return the policy
   */
  public static WeightDecayPolicy everything(double coefficient) {
    return new WeightDecayPolicy(coefficient, true, false);
  }

  /**
   * The same decay, added to the gradient before the optimiser.
   *
   * @return the policy
   */
  public WeightDecayPolicy intoGradient() {
    return new WeightDecayPolicy(coefficient, everything, true);
  }

  List<Regularization> forWeights() {
    if (coefficient == 0) {
      return List.of();
    }
    return List.of(
        coupled ? new L2Regularization(coefficient) : new WeightDecay(coefficient, true));
  }

  List<Regularization> forOthers() {
    return everything ? forWeights() : List.of();
  }
}
