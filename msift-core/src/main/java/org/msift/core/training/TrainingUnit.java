package org.msift.core.training;

/** What a training is measured in. */
public enum TrainingUnit {
  /** Passes over the training data. */
  EPOCH,
  /** Steps of the optimiser, one per batch. */
  ITERATION;

  /** Which of two counts this unit means. */
  long of(long iteration, long epoch) {
    return this == EPOCH ? epoch : iteration;
  }
}
