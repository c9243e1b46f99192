package org.msift.core.training;

/** The schedules by name, as a recipe holds them. */
public enum ScheduleKind {
  /** The rate does not change. */
  CONSTANT,
  /** Half a cosine down to the minimum, changed after each epoch, or step where steps count. */
  COSINE,
  /** A power of 0.9 of what is left, down to the minimum. */
  POLY,
  /** A tenth after each third of the training. */
  STEP,
  /** Three quarters after 15 % and again after 25 % of the training, as SHIP's was published. */
  MILESTONES;

  private static final double POWER = 0.9;
  private static final double STEP_FACTOR = 0.1;
  private static final double MILESTONE_FACTOR = 0.75;
  private static final double FIRST_MILESTONE = 0.15;
  private static final double SECOND_MILESTONE = 0.25;
  private static final double WARM_UP_START = 1e-3;

  /**
   * The schedule of a training.
   *
   * @param rate the first rate, 0 or more
   * @param minimum the last one of COSINE and POLY, 0 or more
   * @param length of the whole training
   * @return the schedule
   * @throws IllegalArgumentException if a rate is negative or not finite
   */
  public LearningRate of(double rate, double minimum, TrainingSpan length) {
    return switch (this) {
      case CONSTANT -> new LearningRate.Constant(rate);
      case COSINE -> new LearningRate.Cosine(rate, minimum, length);
      case POLY -> new LearningRate.Poly(rate, POWER, minimum, length);
      case STEP -> new LearningRate.Steps(rate, STEP_FACTOR, length.part(1.0 / 3));
      case MILESTONES ->
          new LearningRate.Milestones(
              rate, MILESTONE_FACTOR, length.part(FIRST_MILESTONE), length.part(SECOND_MILESTONE));
    };
  }

  /**
   * The schedule of a training that begins with a linear warm-up from a thousandth of the rate.
   *
   * @param rate the first rate, 0 or more
   * @param minimum the last one of COSINE and POLY, 0 or more
   * @param length of the whole training
   * @param warmUp steps of the warm-up; 0 for none
   * @return the schedule
   * @throws IllegalArgumentException if a rate is negative or not finite
   */
  public LearningRate of(double rate, double minimum, TrainingSpan length, int warmUp) {
    LearningRate main = of(rate, minimum, length);
    return warmUp > 0 ? main.warmedUp(TrainingSpan.iterations(warmUp), WARM_UP_START) : main;
  }
}
