package org.msift.core.training;

import java.util.Objects;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate as a function of the steps and epochs done, and of nothing else: a training that
 * is resumed with its counts goes on with the same rates. Immutable, and part of the optimiser's
 * configuration, with which it survives as JSON.
 *
 * <p>The unit in which a schedule counts is its own: the published classification networks change
 * their rate after each epoch, the segmentation networks after each step.
 */
public sealed interface LearningRate extends ISchedule {

  /**
   * The same schedule; it is immutable.
   *
   * @return this
   */
  @Override
  LearningRate clone();

  /**
   * This schedule after a linear warm-up: while t of {@code span} are done, the rate is multiplied
   * by start + (1 − start) · t / span. The schedule below goes on counting from the very beginning,
   * as in mmcv.
   *
   * @param span length of the warm-up
   * @param start factor of the very first step, in [0, 1]
   * @return a new schedule
   */
  default LearningRate warmedUp(TrainingSpan span, double start) {
    return new WarmUp(this, span, start);
  }

  private static double share(TrainingSpan span, long iteration, long epoch) {
    return Math.min(1, span.unit().of(iteration, epoch) / (double) span.amount());
  }

  private static void requireRate(String name, double rate) {
    if (!(rate >= 0 && Double.isFinite(rate))) {
      throw new IllegalArgumentException(
          name + " is " + rate + ", expected a finite number of 0 or more");
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected a finite number greater than 0");
    }
  }

  /**
   * One rate for all steps.
   *
   * @param base the rate, 0 or more
   * @serial exclude
   */
  record Constant(double base) implements LearningRate {

    private static final long serialVersionUID = 1L;

    /**
     * Checks the rate.
     *
     * @param base the rate, 0 or more
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Constant {
      requireRate("base", base);
    }

    @Override
    public double valueAt(int iteration, int epoch) {
      return base;
    }

    @Override
    public Constant clone() {
      return this;
    }
  }

  /**
   * Half a cosine from the base to the minimum: minimum + (base − minimum) · (1 + cos(π t)) / 2,
   * with t the share of the span that is done.
   *
   * @param base the first rate, 0 or more
   * @param minimum the rate at the span's end, 0 or more
   * @param span the whole way; the minimum afterwards
   * @serial exclude
   */
  record Cosine(double base, double minimum, TrainingSpan span) implements LearningRate {

    private static final long serialVersionUID = 1L;

    /**
     * Checks the rates.
     *
     * @param base the first rate, 0 or more
     * @param minimum the rate at the span's end, 0 or more
     * @param span the whole way
     * @throws IllegalArgumentException if a rate is negative or not finite
     */
    public Cosine {
      requireRate("base", base);
      requireRate("minimum", minimum);
      Objects.requireNonNull(span, "span");
    }

    @Override
    public double valueAt(int iteration, int epoch) {
      double way = (1 + Math.cos(Math.PI * share(span, iteration, epoch))) / 2;
      return minimum + (base - minimum) * way;
    }

    @Override
    public Cosine clone() {
      return this;
    }
  }

  /**
   * A power of what is left: minimum + (base − minimum) · (1 − t)^power, with t the share of the
   * span that is done.
   *
   * @param base the first rate, 0 or more
   * @param power the power, greater than 0; 0.9 as published
   * @param minimum the rate at the span's end, 0 or more
   * @param span the whole way; the minimum afterwards
   * @serial exclude
   */
  record Poly(double base, double power, double minimum, TrainingSpan span)
      implements LearningRate {

    private static final long serialVersionUID = 1L;

    /**
     * Checks the numbers.
     *
     * @param base the first rate, 0 or more
     * @param power the power, greater than 0
     * @param minimum the rate at the span's end, 0 or more
     * @param span the whole way
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Poly {
      requireRate("base", base);
      requireRate("minimum", minimum);
      requirePositive("power", power);
      Objects.requireNonNull(span, "span");
    }

    @Override
    public double valueAt(int iteration, int epoch) {
      double left = 1 - share(span, iteration, epoch);
      return minimum + (base - minimum) * Math.pow(left, power);
    }

    @Override
    public Poly clone() {
      return this;
    }
  }

  /**
   * Steps: the rate is multiplied by a factor after each span.
   *
   * @param base the first rate, 0 or more
   * @param factor the factor, greater than 0
   * @param span length of one step
   * @serial exclude
   */
  record Steps(double base, double factor, TrainingSpan span) implements LearningRate {

    private static final long serialVersionUID = 1L;

    /**
     * Checks the numbers.
     *
     * @param base the first rate, 0 or more
     * @param factor the factor, greater than 0
     * @param span length of one step
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Steps {
      requireRate("base", base);
      requirePositive("factor", factor);
      Objects.requireNonNull(span, "span");
    }

    @Override
    public double valueAt(int iteration, int epoch) {
      return base * Math.pow(factor, span.unit().of(iteration, epoch) / span.amount());
    }

    @Override
    public Steps clone() {
      return this;
    }
  }

  /**
   * The rate is multiplied by a factor after each of two spans, both counted from the beginning.
   *
   * @param base the first rate, 0 or more
   * @param factor the factor, greater than 0
   * @param first until the first change
   * @param second until the second change
   * @serial exclude
   */
  record Milestones(double base, double factor, TrainingSpan first, TrainingSpan second)
      implements LearningRate {

    private static final long serialVersionUID = 1L;

    /**
     * Checks the numbers.
     *
     * @param base the first rate, 0 or more
     * @param factor the factor, greater than 0
     * @param first until the first change
     * @param second until the second change
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Milestones {
      requireRate("base", base);
      requirePositive("factor", factor);
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(second, "second");
    }

    @Override
    public double valueAt(int iteration, int epoch) {
      double rate = base;
      rate *= share(first, iteration, epoch) < 1 ? 1 : factor;
      return rate * (share(second, iteration, epoch) < 1 ? 1 : factor);
    }

    @Override
    public Milestones clone() {
      return this;
    }
  }

  /**
   * A linear warm-up of another schedule, see {@link #warmedUp}.
   *
   * @param main the schedule that is multiplied
   * @param span length of the warm-up
   * @param start factor of the very first step, in [0, 1]
   * @serial exclude
   */
  record WarmUp(LearningRate main, TrainingSpan span, double start) implements LearningRate {

    private static final long serialVersionUID = 1L;

    /**
     * Checks the factor.
     *
     * @param main the schedule that is multiplied
     * @param span length of the warm-up
     * @param start factor of the very first step, in [0, 1]
     * @throws IllegalArgumentException if the factor is out of its range
     */
    public WarmUp {
      Objects.requireNonNull(main, "main");
      Objects.requireNonNull(span, "span");
      if (!(start >= 0 && start <= 1)) {
        throw new IllegalArgumentException(
            "the warm-up starts at the factor " + start + ", expected a number in [0, 1]");
      }
    }

    @Override
    public double valueAt(int iteration, int epoch) {
      double factor = start + (1 - start) * share(span, iteration, epoch);
      return factor * main.valueAt(iteration, epoch);
    }

    @Override
    public WarmUp clone() {
      return this;
    }
  }
}
