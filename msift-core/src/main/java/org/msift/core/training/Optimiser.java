package org.msift.core.training;

import org.nd4j.linalg.learning.config.IUpdater;

/** How gradients become steps. */
public sealed interface Optimiser {

  /**
   * DL4J's updater.
   *
   * @param rate the learning rate
   * @return a new updater
   */
  IUpdater updater(LearningRate rate);

  /**
   * Stochastic gradient descent with plain momentum, see {@link MomentumSgd}.
   *
   * @param momentum share of the velocity that each step keeps, in [0, 1); 0.9 as published
   */
  record Sgd(double momentum) implements Optimiser {

    /**
     * Checks the momentum.
     *
     * @param momentum share of the velocity that each step keeps, in [0, 1)
     * @throws IllegalArgumentException if it is out of its range
     */
    public Sgd {
      if (!(momentum >= 0 && momentum < 1)) {
        throw new IllegalArgumentException(
            "momentum is " + momentum + ", expected a number in [0, 1)");
      }
    }

    @Override
    public IUpdater updater(LearningRate rate) {
      return new MomentumSgd(rate, momentum);
    }
  }

  /**
   * DL4J's Adam. Its epsilon is added before the bias correction of the second moment, as in the
   * first form of the paper; PyTorch adds it afterwards. Where the rate is exactly 0, the backend
   * takes its epsilon for the rate.
   *
   * @param beta1 decay of the first moment, in [0, 1)
   * @param beta2 decay of the second moment, in [0, 1)
   * @param epsilon what keeps the step finite, greater than 0
   */
  record Adam(double beta1, double beta2, double epsilon) implements Optimiser {

    /** The numbers of the paper: 0.9, 0.999, 1e-8. */
    public static final Adam USUAL = new Adam(0.9, 0.999, 1e-8);

    /**
     * Checks the numbers.
     *
     * @param beta1 decay of the first moment, in [0, 1)
     * @param beta2 decay of the second moment, in [0, 1)
     * @param epsilon what keeps the step finite, greater than 0
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Adam {
      if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0)) {
        throw new IllegalArgumentException(
            "Adam has beta1 %s, beta2 %s and epsilon %s, expected [0, 1), [0, 1) and more than 0"
                .formatted(beta1, beta2, epsilon));
      }
    }

    @Override
    public IUpdater updater(LearningRate rate) {
      return org.nd4j.linalg.learning.config.Adam.builder()
          .learningRateSchedule(rate)
          .beta1(beta1)
          .beta2(beta2)
          .epsilon(epsilon)
          .build();
    }
  }
}
