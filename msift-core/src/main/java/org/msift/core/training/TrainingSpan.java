package org.msift.core.training;

import java.util.Objects;

/**
 * A length of training.
 *
 * @param amount how many, at least 1
 * @param unit of what
 */
public record TrainingSpan(int amount, TrainingUnit unit) {

  /**
   * Checks the amount.
   *
   * @param amount how many, at least 1
   * @param unit of what
   * @throws IllegalArgumentException if the amount is less than 1
   */
  public TrainingSpan {
    Objects.requireNonNull(unit, "unit");
    if (amount < 1) {
      throw new IllegalArgumentException(
          "a training is at least 1 long, but got " + amount + " of " + unit);
    }
  }

  /**
   * A number of passes over the data.
   *
   * @param amount how many, at least 1
   * @return the span
   */
  public static TrainingSpan epochs(int amount) {
    return new TrainingSpan(amount, TrainingUnit.EPOCH);
  }

  /**
   * A number of steps.
   *
   * @param amount how many, at least 1
   * @return the span
   */
  public static TrainingSpan iterations(int amount) {
    return new TrainingSpan(amount, TrainingUnit.ITERATION);
  }

  /** A share of this, rounded down, at least 1. */
  TrainingSpan part(double share) {
    // A third of 30 is 10, also where the share is a little less than a third.
    return new TrainingSpan(Math.max(1, (int) (amount * share + 1e-9)), unit);
  }

  /** The number of steps, with the batches of an epoch. */
  long steps(int batches) {
    return unit == TrainingUnit.EPOCH ? (long) amount * batches : amount;
  }
}
