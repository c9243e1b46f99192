package org.msift.examples.study;

import java.util.Map;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Measures a method, in single precision, with random images.
 *
 * @param features features C of each pixel
 * @param limitBytes what a pass may ask for, and what its inputs may
 * @param limitSeconds what a pass may take
 */
record CostMeasuring(int features, long limitBytes, double limitSeconds) {

  private static final long SEED = 1;
  private static final int FEWEST_RUNS = 3;
  private static final int MOST_RUNS = 100;

  /**
   * Short passes are run again until this share of the limit is over: the compiler comes to them
   * late.
   */
  private static final double LEAST_SHARE = 1.0 / 60;

  /** Long passes are not run again once this share of the limit is over. */
  private static final double MOST_SHARE = 1.0 / 5;

  private static final double NANOSECONDS = 1e9;

  /**
   * What a method takes at one size.
   *
   * @param before the measurement at a smaller size, or null
   */
  CostCell measure(CostMethod method, int side, CostCell before) {
    long predicted = method.predictedBytes(side, features);
    if (predicted > limitBytes) {
      return tooMuchMemory(method, side, predicted);
    }
    double expected = before == null ? 0 : expected(method, side, before);
    if (expected > limitSeconds) {
      return new CostCell(method, side, CostCell.Outcome.TOO_MUCH_TIME, 1000 * expected, 0, 0);
    }
    try (StudyMemory inputs = new StudyMemory(limitBytes);
        StudyMemory memory = new StudyMemory(limitBytes)) {
      long[][] shapes = method.shapes(side, features);
      INDArray first = random(inputs, SEED, shapes[0]);
      INDArray second = random(inputs, SEED + 1, shapes[1]);
      return timed(method, side, memory, first, second);
    } catch (StudyMemory.Exceeded exceeded) {
      return tooMuchMemory(method, side, exceeded.bytes());
    }
  }

  private static CostCell tooMuchMemory(CostMethod method, int side, long bytes) {
    return new CostCell(method, side, CostCell.Outcome.TOO_MUCH_MEMORY, Double.NaN, bytes, 0);
  }

  private static double expected(CostMethod method, int side, CostCell before) {
    double pixels = (double) side * side / before.pixels();
    return before.milliseconds() / 1000 * Math.pow(pixels, method.growth());
  }

  private CostCell timed(
      CostMethod method, int side, StudyMemory memory, INDArray first, INDArray second) {
    double shortest = Double.POSITIVE_INFINITY;
    double sum = 0;
    int runs = 0;
    while (runs < MOST_RUNS
        && sum < limitSeconds * (runs < FEWEST_RUNS ? MOST_SHARE : LEAST_SHARE)) {
      memory.rewind();
      long start = System.nanoTime();
      method.forward(
          Pass.forward(false, DataType.FLOAT, memory, Map.of()), features, first, second);
      double seconds = (System.nanoTime() - start) / NANOSECONDS;
      shortest = Math.min(shortest, seconds);
      sum += seconds;
      runs++;
    }
    return new CostCell(
        method, side, CostCell.Outcome.MEASURED, 1000 * shortest, memory.bytes(), runs);
  }

  private static INDArray random(StudyMemory memory, long seed, long... shape) {
    return Nd4j.rand(
        memory.result(DataType.FLOAT, shape), Nd4j.getRandomFactory().getNewRandomInstance(seed));
  }
}
