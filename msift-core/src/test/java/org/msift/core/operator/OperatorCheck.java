package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The one check that every operator passes.
 *
 * <p>Gradients against central differences; inputs and gradient as views; images of a batch
 * independent of each other; float against double; nothing modified that is not the operator's;
 * inference against training; memory taken from the right place and given up in time, and none read
 * before it was written; the announced shape; the configuration's way through JSON and Java
 * serialisation.
 *
 * <pre>{@code
 * OperatorCheck.of(new Product()).inputs(new long[] {2, 5, 7, 4}, new long[] {2, 1, 1, 4}).run();
 * }</pre>
 */
public final class OperatorCheck {

  private static final double SAME = 1e-12;

  private final Operator operator;
  private long[][] shapes = {};
  private long seed = 1;
  private double floatTolerance = 1e-5;
  private boolean configured = true;
  private boolean imageByImage = true;
  private boolean trainingIsSpecial;

  private OperatorCheck(Operator operator) {
    this.operator = operator;
  }

  /**
   * A check of an operator.
   *
   * @param operator the operator
   * @return the check, still without inputs
   */
  public static OperatorCheck of(Operator operator) {
    return new OperatorCheck(operator);
  }

  /**
   * The shapes of the inputs, which are random.
   *
   * @param inputs a shape for each input; the first dimension is the batch
   * @return this
   */
  public OperatorCheck inputs(long[]... inputs) {
    shapes = inputs;
    return this;
  }

  /**
   * Seed of inputs and parameters; 1 where not given.
   *
   * @param value the seed
   * @return this
   */
  public OperatorCheck seed(long value) {
    seed = value;
    return this;
  }

  /**
   * How far float may be from double, relative to the largest value; 1e-5 where not given.
   *
   * @param tolerance the tolerance
   * @return this
   */
  public OperatorCheck floatTolerance(double tolerance) {
    floatTolerance = tolerance;
    return this;
  }

  /**
   * For an operator that no graph hosts as it is, such as one made up in a test.
   *
   * @return this
   */
  public OperatorCheck withoutConfiguration() {
    configured = false;
    return this;
  }

  /**
   * For an operator that joins or parts batches, or whose images know of each other.
   *
   * @return this
   */
  public OperatorCheck acrossTheBatch() {
    imageByImage = false;
    return this;
  }

  /**
   * For an operator that computes something else in training than in inference: gradients are
   * compared with differences of the former, and the latter is left to the operator's own test.
   *
   * @return this
   */
  public OperatorCheck withTrainingOfItsOwn() {
    trainingIsSpecial = true;
    return this;
  }

  /** Runs all of it; throws an AssertionError that says what failed. */
  public void run() {
    OperatorCase original = OperatorCase.random(operator, DataType.DOUBLE, seed, shapes);
    OperatorOutcome expected = OperatorOutcome.of(original);
    assertThat(operator.outputShape(shapes))
        .as("announced shape of the output of %s", operator)
        .isEqualTo(expected.output().shape());
    DifferenceCheck.run(original, expected, trainingIsSpecial);
    checkViews(original, expected);
    checkFloat(original, expected);
    if (!trainingIsSpecial) {
      checkInference(original, expected);
    }
    if (imageByImage) {
      BatchCheck.run(OperatorCase.random(operator, DataType.DOUBLE, seed, withBatch(2)));
    }
    MemoryCheck.run(original, expected, trainingIsSpecial);
    MemoryCheck.checkStrayMemory(OperatorCase.random(operator, DataType.DOUBLE, seed, large()));
    if (configured) {
      ConfigurationCheck.run(operator, shapes.length);
    }
  }

  private void checkViews(OperatorCase original, OperatorOutcome expected) {
    for (ArrayView view : ArrayView.values()) {
      OperatorOutcome actual = OperatorOutcome.of(original.seenThrough(view));
      actual.requireClose(expected, 0, "arrays given as " + view);
    }
  }

  private void checkFloat(OperatorCase original, OperatorOutcome expected) {
    // Inputs are numbers that float holds exactly, so that only the arithmetic differs.
    OperatorOutcome actual = OperatorOutcome.of(original.as(DataType.FLOAT));
    actual.requireType(DataType.FLOAT);
    actual.requireClose(expected, floatTolerance, "float");
  }

  private void checkInference(OperatorCase original, OperatorOutcome expected) {
    Pass pass = original.forwardPass(false, Memory.detached());
    Differences.requireClose(
        operator + ": output without training",
        operator.forward(pass, original.inputArray()),
        expected.output(),
        SAME);
  }

  private long[][] withBatch(long batch) {
    return Arrays.stream(shapes).map(shape -> with(shape, 0, batch)).toArray(long[][]::new);
  }

  /** The same shapes, with images of more rows. */
  private long[][] large() {
    return Arrays.stream(shapes)
        .map(shape -> shape.length == 4 && shape[1] * shape[2] > 1 ? with(shape, 1, 256) : shape)
        .toArray(long[][]::new);
  }

  private static long[] with(long[] shape, int axis, long size) {
    long[] changed = shape.clone();
    changed[axis] = size;
    return changed;
  }
}
