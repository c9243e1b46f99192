package org.msift.core.operator;

import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradients against central differences, in double.
 *
 * <p>Each array is moved along a random direction, which covers all its values at once, and then at
 * single values: all of them, or a random choice of {@value #SINGLE_VALUES}. A step over a kink of
 * a piecewise linear function gives a wrong difference; a shorter one does not reach it.
 */
final class DifferenceCheck {

  private static final int SINGLE_VALUES = 200;
  private static final double TOLERANCE = 1e-6;
  private static final double[] STEPS = {1e-5, 1e-6, 1e-4};

  private final OperatorCase input;
  private final boolean training;
  private final Random random = new Random(4);

  private DifferenceCheck(OperatorCase input, boolean training) {
    this.input = input;
    this.training = training;
  }

  /** Compares; with what the operator computes in training or in inference. */
  static void run(OperatorCase original, OperatorOutcome outcome, boolean training) {
    OperatorCase copy = original.copy();
    DifferenceCheck check = new DifferenceCheck(copy, training);
    for (int i = 0; i < copy.inputs().size(); i++) {
      check.array("input " + i, copy.inputs().get(i), outcome.inputGradients().get(i));
    }
    for (Map.Entry<String, INDArray> parameter : copy.parameters().entrySet()) {
      INDArray gradient = outcome.parameterGradients().get(parameter.getKey());
      check.array("parameter " + parameter.getKey(), parameter.getValue(), gradient);
    }
  }

  private void array(String name, INDArray array, INDArray gradient) {
    double[] analytic = Differences.values(gradient);
    double scale = Math.max(1e-3, 0.1 * Differences.largest(analytic));
    double[] direction = new double[analytic.length];
    Arrays.setAll(direction, i -> random.nextGaussian() / Math.sqrt(direction.length));
    compare(name + " along a random direction", array, direction, analytic, scale);
    for (int index : chosen(analytic.length)) {
      double[] single = new double[analytic.length];
      single[index] = 1;
      compare(name + " at value " + index, array, single, analytic, scale);
    }
  }

  private int[] chosen(int length) {
    return length <= SINGLE_VALUES
        ? IntStream.range(0, length).toArray()
        : random.ints(SINGLE_VALUES, 0, length).toArray();
  }

  private void compare(
      String name, INDArray array, double[] direction, double[] analytic, double scale) {
    double expected = 0;
    for (int i = 0; i < direction.length; i++) {
      expected += direction[i] * analytic[i];
    }
    double bound = TOLERANCE * Math.max(scale, Math.abs(expected));
    double[] seen = new double[STEPS.length];
    for (int i = 0; i < STEPS.length; i++) {
      seen[i] = difference(array, direction, STEPS[i]);
      if (Math.abs(seen[i] - expected) <= bound) {
        return;
      }
    }
    fail(
        "%s: gradient of %s is %s, but central differences give %s (steps %s), bound %s",
        input.operator(), name, expected, Arrays.toString(seen), Arrays.toString(STEPS), bound);
  }

  private double difference(INDArray array, double[] direction, double step) {
    double[] start = Differences.values(array);
    move(array, start, direction, step);
    double after = input.objective(training);
    move(array, start, direction, -step);
    double before = input.objective(training);
    move(array, start, direction, 0);
    return (after - before) / (2 * step);
  }

  private static void move(INDArray array, double[] start, double[] direction, double step) {
    INDArray flat = array.reshape('c', true, start.length);
    for (int i = 0; i < start.length; i++) {
      if (direction[i] != 0) {
        flat.putScalar(i, start[i] + step * direction[i]);
      }
    }
  }
}
