package org.msift.core.training;

import java.util.Arrays;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** The state and step of {@link MomentumSgd}. */
final class MomentumSgdUpdater implements GradientUpdater<MomentumSgd> {

  static final String VELOCITY = "velocity";

  private final MomentumSgd config;
  private INDArray velocity;

  MomentumSgdUpdater(MomentumSgd config) {
    this.config = config;
  }

  @Override
  public MomentumSgd getConfig() {
    return config;
  }

  @Override
  public void setState(Map<String, INDArray> stateMap, boolean initialize) {
    if (stateMap == null || stateMap.size() != 1 || stateMap.get(VELOCITY) == null) {
      throw new IllegalArgumentException(
          "the state of MomentumSgd is one array named "
              + VELOCITY
              + ", given "
              + (stateMap == null ? "null" : stateMap.keySet()));
    }
    velocity = stateMap.get(VELOCITY);
    if (initialize) {
      velocity.assign(0);
    }
  }

  @Override
  public Map<String, INDArray> getState() {
    return Map.of(VELOCITY, velocity);
  }

  @Override
  public void setStateViewArray(
      INDArray viewArray, long[] gradientShape, char gradientOrder, boolean initialize) {
    // A copy would cut the velocity off from the array that is saved with the model: fail instead
    // of copying.
    velocity = viewArray.reshape(gradientOrder, true, gradientShape);
    if (initialize) {
      velocity.assign(0);
    }
  }

  /** Turns the gradient into the step {@code r * v}, in place: the caller subtracts it. */
  @Override
  public void applyUpdater(INDArray gradient, int iteration, int epoch) {
    requireSameShape(gradient);
    velocity.muli(config.momentum()).addi(gradient);
    velocity.muli(config.getLearningRate(iteration, epoch), gradient);
  }

  private void requireSameShape(INDArray gradient) {
    if (velocity == null) {
      throw new IllegalStateException(
          "the updater has no state array; set it before the first step");
    }
    if (!Arrays.equals(velocity.shape(), gradient.shape())) {
      throw new IllegalArgumentException(
          "gradient has shape "
              + Arrays.toString(gradient.shape())
              + ", expected that of the velocity, "
              + Arrays.toString(velocity.shape()));
    }
  }
}
