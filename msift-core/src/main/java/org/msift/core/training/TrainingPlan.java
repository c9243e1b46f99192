package org.msift.core.training;

import java.util.Objects;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.WeightDecayPolicy;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * How a network is trained, apart from what it is and on what data. Immutable.
 *
 * @param length when training ends
 * @param batch samples per step, at least 1. For the record: batches are made by the data
 * @param optimiser how gradients become steps
 * @param rate the learning rate of each step
 * @param decay what weight decay applies to
 * @param clipValue largest absolute value of an element of a gradient, greater than 0; infinity for
 *     no clipping
 * @param clipNorm largest global norm of the gradients, greater than 0; infinity for no clipping
 * @param validation after how much training the network is validated and saved
 * @param seed seed of the initial parameters, of the order of the data and of what is random in a
 *     step
 */
public record TrainingPlan(
    TrainingSpan length,
    int batch,
    Optimiser optimiser,
    LearningRate rate,
    WeightDecayPolicy decay,
    double clipValue,
    double clipNorm,
    TrainingSpan validation,
    long seed) {

  /**
   * Checks the numbers.
   *
   * @param length when training ends
   * @param batch samples per step, at least 1
   * @param optimiser how gradients become steps
   * @param rate the learning rate of each step
   * @param decay what weight decay applies to
   * @param clipValue largest absolute value of an element of a gradient, greater than 0
   * @param clipNorm largest global norm of the gradients, greater than 0
   * @param validation after how much training the network is validated and saved
   * @param seed seed of all random numbers
   * @throws IllegalArgumentException if a number is out of its range
   */
  public TrainingPlan {
    Objects.requireNonNull(length, "length");
    Objects.requireNonNull(optimiser, "optimiser");
    Objects.requireNonNull(rate, "rate");
    Objects.requireNonNull(decay, "decay");
    Objects.requireNonNull(validation, "validation");
    if (batch < 1) {
      throw new IllegalArgumentException("batch is " + batch + ", expected at least 1");
    }
    if (!(clipValue > 0 && clipNorm > 0)) {
      throw new IllegalArgumentException(
          "gradients are clipped to %s by value and %s by norm, expected numbers greater than 0"
              .formatted(clipValue, clipNorm));
    }
  }

  /**
   * A plan without decay and clipping, validated after each epoch.
   *
   * @param length when training ends
   * @param batch samples per step, at least 1
   * @param optimiser how gradients become steps
   * @param rate the learning rate of each step
   * @param seed seed of all random numbers
   * @return the plan
   */
  public static TrainingPlan of(
      TrainingSpan length, int batch, Optimiser optimiser, LearningRate rate, long seed) {
    return new TrainingPlan(
        length,
        batch,
        optimiser,
        rate,
        WeightDecayPolicy.NONE,
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        TrainingSpan.epochs(1),
        seed);
  }

  /**
   * The same plan with weight decay.
   *
   * @param decay what it applies to
   * @return a new plan
   */
  public TrainingPlan with(WeightDecayPolicy decay) {
    return new TrainingPlan(
        length, batch, optimiser, rate, decay, clipValue, clipNorm, validation, seed);
  }

  /**
   * The same plan with gradients clipped element by element.
   *
   * @param clipValue largest absolute value, greater than 0
   * @return a new plan
   */
  public TrainingPlan withClipValue(double clipValue) {
    return new TrainingPlan(
        length, batch, optimiser, rate, decay, clipValue, clipNorm, validation, seed);
  }

  /**
   * The same plan with gradients clipped by their global norm.
   *
   * @param clipNorm largest norm, greater than 0
   * @return a new plan
   */
  public TrainingPlan withClipNorm(double clipNorm) {
    return new TrainingPlan(
        length, batch, optimiser, rate, decay, clipValue, clipNorm, validation, seed);
  }

  /**
   * The same plan, validated and saved at other times.
   *
   * @param validation after how much training
   * @return a new plan
   */
  public TrainingPlan withValidation(TrainingSpan validation) {
    return new TrainingPlan(
        length, batch, optimiser, rate, decay, clipValue, clipNorm, validation, seed);
  }

  /**
   * What a graph that follows this plan is built with. Clipping by the norm is not in it: the
   * trainer does that.
   *
   * @param type element type, FLOAT or DOUBLE
   * @return the settings
   */
  public GraphSettings settings(DataType type) {
    return new GraphSettings(seed, type, optimiser.updater(rate), decay, clipValue);
  }

  /** Whether training is over after so many steps and epochs. */
  boolean isDone(long iteration, long epoch) {
    return length.unit().of(iteration, epoch) >= length.amount();
  }

  /** Whether the network is to be validated after a step, which may have ended an epoch. */
  boolean isValidated(long iteration, long epoch, boolean epochEnded) {
    boolean due = validation.unit() == TrainingUnit.ITERATION || epochEnded;
    return due && validation.unit().of(iteration, epoch) % validation.amount() == 0;
  }
}
