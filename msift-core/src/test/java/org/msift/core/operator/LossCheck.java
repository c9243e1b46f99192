package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The one check that losses pass: the gradient against central differences in double, predictions
 * and targets as views, float against double, and neither of them modified.
 */
public final class LossCheck {

  private static final double STEP = 1e-6;
  private static final double TOLERANCE = 1e-6;
  private static final double FLOAT_TOLERANCE = 1e-5;

  private LossCheck() {}

  /**
   * Runs all of it; throws an AssertionError that says what failed.
   *
   * @param loss the loss
   * @param prediction a prediction, DOUBLE, at no kink of the loss. Not modified
   * @param target its target, DOUBLE, of numbers that float holds exactly. Not modified
   */
  public static void run(Loss loss, INDArray prediction, INDArray target) {
    INDArray before = prediction.dup();
    INDArray targetBefore = target.dup();
    double value = value(loss, prediction, target);
    INDArray gradient = gradient(loss, prediction, target);
    assertThat(gradient.shape()).as("shape of the gradient").isEqualTo(prediction.shape());
    Differences.requireClose(
        "gradient of " + loss,
        Differences.values(gradient),
        differences(loss, prediction, target),
        TOLERANCE);
    for (ArrayView view : ArrayView.values()) {
      INDArray seen = view.of(prediction);
      INDArray seenTarget = view.of(target);
      assertThat(value(loss, seen, seenTarget)).as("value of " + view).isEqualTo(value);
      Differences.requireClose(
          "gradient of " + view, gradient(loss, seen, seenTarget), gradient, 0);
    }
    requireFloat(loss, prediction, target);
    assertThat(prediction).as("prediction afterwards").isEqualTo(before);
    assertThat(target).as("target afterwards").isEqualTo(targetBefore);
  }

  private static double[] differences(Loss loss, INDArray prediction, INDArray target) {
    double[] expected = new double[Math.toIntExact(prediction.length())];
    for (int i = 0; i < expected.length; i++) {
      double above = value(loss, moved(prediction, i, STEP), target);
      double below = value(loss, moved(prediction, i, -STEP), target);
      expected[i] = (above - below) / (2 * STEP);
    }
    return expected;
  }

  private static INDArray moved(INDArray array, int index, double step) {
    INDArray copy = array.dup('c');
    return copy.putScalar(index, copy.getDouble(index) + step);
  }

  private static void requireFloat(Loss loss, INDArray prediction, INDArray target) {
    INDArray narrow = prediction.castTo(DataType.FLOAT);
    INDArray narrowTarget = target.castTo(DataType.FLOAT);
    INDArray wide = narrow.castTo(DataType.DOUBLE);
    double expected = value(loss, wide, target);
    assertThat(value(loss, narrow, narrowTarget))
        .as("value in float")
        .isCloseTo(expected, within(FLOAT_TOLERANCE * Math.max(1, Math.abs(expected))));
    INDArray gradient = gradient(loss, narrow, narrowTarget);
    assertThat(gradient.dataType()).as("type of the gradient").isEqualTo(DataType.FLOAT);
    Differences.requireClose(
        "gradient in float",
        Differences.values(gradient.castTo(DataType.DOUBLE)),
        Differences.values(gradient(loss, wide, target)),
        FLOAT_TOLERANCE);
  }

  private static double value(Loss loss, INDArray prediction, INDArray target) {
    loss.check(prediction.shape(), target.shape());
    return loss.value(pass(prediction), prediction, target);
  }

  private static INDArray gradient(Loss loss, INDArray prediction, INDArray target) {
    return loss.gradient(pass(prediction), prediction, target);
  }

  private static Pass pass(INDArray prediction) {
    return Pass.forward(true, prediction.dataType(), Memory.detached(), Map.of());
  }
}
