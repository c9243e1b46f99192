package org.msift.core.training;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Stochastic gradient descent with plain (heavy-ball) momentum, which DL4J lacks: its {@code
 * Nesterovs} is another formula.
 *
 * <p>With gradient g, velocity v (zero at first), parameters p, learning rate r and momentum m,
 * each step is {@code v = m * v + g; p = p - r * v}: the form of PyTorch's {@code torch.optim.SGD}
 * with dampening 0 and without {@code nesterov}. The velocity does not contain the learning rate,
 * so a schedule acts at once on all of it.
 *
 * <p>The updater state is one number per parameter and is saved with the model. PyTorch's {@code
 * weight_decay} is DL4J's L2 regularisation here, which is added to the gradient before this
 * updater; DL4J's {@code WeightDecay} acts after it.
 */
public final class MomentumSgd implements IUpdater {

  private static final long serialVersionUID = 1L;

  /** Constant rate; NaN where there is a schedule. */
  private double learningRate;

  /** Null where the rate is constant. */
  private ISchedule learningRateSchedule;

  /** In [0, 1). */
  private final double momentum;

  /**
   * A constant learning rate.
   *
   * @param learningRate step length, 0 or more; 0 freezes the parameters
   * @param momentum share of the velocity that is kept, in [0, 1)
   * @throws IllegalArgumentException if either number is out of its range
   */
  public MomentumSgd(double learningRate, double momentum) {
    this(learningRate, null, momentum);
  }

  /**
   * A learning rate that follows a schedule.
   *
   * @param learningRateSchedule learning rate for each iteration or epoch
   * @param momentum share of the velocity that is kept, in [0, 1)
   * @throws NullPointerException if the schedule is null
   * @throws IllegalArgumentException if the momentum is out of its range
   */
  public MomentumSgd(ISchedule learningRateSchedule, double momentum) {
    this(
        Double.NaN,
        Objects.requireNonNull(
            learningRateSchedule,
            "learningRateSchedule is null; pass a number for a constant rate"),
        momentum);
  }

  @JsonCreator
  private MomentumSgd(
      @JsonProperty("learningRate") double learningRate,
      @JsonProperty("learningRateSchedule") ISchedule learningRateSchedule,
      @JsonProperty("momentum") double momentum) {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "momentum is " + momentum + ", expected a number in [0, 1)");
    }
    this.momentum = momentum;
    setLrAndSchedule(learningRate, learningRateSchedule);
  }

  /**
   * The share of the velocity that each step keeps.
   *
   * @return a number in [0, 1)
   */
  public double momentum() {
    return momentum;
  }

  /**
   * One velocity per parameter.
   *
   * @param numParams number of parameters
   * @return the same number
   */
  @Override
  public long stateSize(long numParams) {
    return numParams;
  }

  /**
   * An updater whose velocity lies in the given array, as DL4J asks for it.
   *
   * @param viewArray velocities, [P] or [1, P] for P parameters. Modified: set to zero if asked,
   *     and by each step
   * @param initializeViewArray whether to start from zero velocity instead of what the array holds
   * @return the updater
   */
  @Override
  public GradientUpdater<MomentumSgd> instantiate(INDArray viewArray, boolean initializeViewArray) {
    MomentumSgdUpdater updater = new MomentumSgdUpdater(this);
    long[] shape = {viewArray.length()};
    updater.setStateViewArray(viewArray, shape, viewArray.ordering(), initializeViewArray);
    return updater;
  }

  /**
   * An updater whose velocity is the entry {@code velocity} of the given map, as SameDiff asks for
   * it.
   *
   * @param updaterState one entry, {@code velocity}. Its array is modified by each step
   * @param initializeStateArrays whether to start from zero velocity instead of what the array
   *     holds
   * @return the updater
   * @throws IllegalArgumentException if the map has other entries than that one
   */
  @Override
  public GradientUpdater<MomentumSgd> instantiate(
      Map<String, INDArray> updaterState, boolean initializeStateArrays) {
    MomentumSgdUpdater updater = new MomentumSgdUpdater(this);
    updater.setState(updaterState, initializeStateArrays);
    return updater;
  }

  /**
   * The learning rate of a step.
   *
   * @param iteration steps done before this one
   * @param epoch epochs done before this one
   * @return the schedule's value, or the constant rate where there is no schedule
   */
  @Override
  public double getLearningRate(int iteration, int epoch) {
    return learningRateSchedule == null
        ? learningRate
        : learningRateSchedule.valueAt(iteration, epoch);
  }

  /**
   * Whether this updater has a learning rate.
   *
   * @return true
   */
  @Override
  public boolean hasLearningRate() {
    return true;
  }

  /**
   * Changes the learning rate.
   *
   * @param lr constant rate, 0 or more; not looked at where there is a schedule
   * @param lrSchedule schedule, or null for the constant rate
   * @throws IllegalArgumentException if there is no schedule and the rate is negative or not finite
   */
  @Override
  public void setLrAndSchedule(double lr, ISchedule lrSchedule) {
    if (lrSchedule == null && !(lr >= 0 && Double.isFinite(lr))) {
      throw new IllegalArgumentException(
          "learning rate is " + lr + ", expected a finite number of 0 or more, or a schedule");
    }
    this.learningRate = lrSchedule == null ? lr : Double.NaN;
    this.learningRateSchedule = lrSchedule;
  }

  /**
   * A copy with a schedule of its own.
   *
   * @return the copy, equal to this one
   */
  @Override
  public MomentumSgd clone() {
    ISchedule schedule = learningRateSchedule == null ? null : learningRateSchedule.clone();
    return new MomentumSgd(learningRate, schedule, momentum);
  }

  /**
   * Whether the other is a MomentumSgd of equal numbers. DL4J updates parameters with equal
   * updaters together.
   *
   * @param other anything, may be null
   * @return whether they are equal
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof MomentumSgd that
        && Double.compare(learningRate, that.learningRate) == 0
        && Double.compare(momentum, that.momentum) == 0
        && Objects.equals(learningRateSchedule, that.learningRateSchedule);
  }

  /**
   * A hash code that goes with {@link #equals}.
   *
   * @return the hash code
   */
  @Override
  public int hashCode() {
    return Objects.hash(learningRate, momentum, learningRateSchedule);
  }

  /**
   * The numbers, for messages.
   *
   * @return such as {@code MomentumSgd(learningRate=0.1, momentum=0.9)}
   */
  @Override
  public String toString() {
    Object rate = learningRateSchedule == null ? learningRate : learningRateSchedule;
    return "MomentumSgd(learningRate=" + rate + ", momentum=" + momentum + ")";
  }
}
