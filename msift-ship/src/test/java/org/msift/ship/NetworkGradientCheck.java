package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.graph.GraphInference;
import org.msift.core.operator.Loss;
import org.msift.core.operator.Memory;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gradients of a whole network against central differences: for each parameter array, of the loss
 * along a random direction. All numbers one by one would be tens of thousands of passes.
 *
 * <p>Parameters are moved away from their start, where biases are 0 and dense blocks give values
 * close to the kinks of their rectifiers.
 */
final class NetworkGradientCheck {

  private static final double NOISE = 0.1;

  /**
   * A kink between two evaluations spoils a difference; a shorter step leaves it outside. Rounding
   * spoils the shortest ones.
   */
  private static final double[] STEPS = {1e-6, 1e-7, 1e-8};

  private static final double RELATIVE = 1e-5;
  private static final double FLOOR = 1e-8;

  private final Random random;
  private final ComputationGraph predicting;
  private final Loss loss;
  private final MultiDataSet data;

  private NetworkGradientCheck(
      Random random, ComputationGraph predicting, Loss loss, MultiDataSet data) {
    this.random = random;
    this.predicting = predicting;
    this.loss = loss;
    this.data = data;
  }

  /**
   * Runs it.
   *
   * @param training a graph that ends with the loss, in double. Its parameters are modified
   * @param predicting the same network without the loss. Its parameters are modified
   * @return the number of parameter arrays whose slope is not 0
   */
  static int run(
      ComputationGraph training,
      ComputationGraph predicting,
      Loss loss,
      MultiDataSet data,
      long seed) {
    return new NetworkGradientCheck(new Random(seed), predicting, loss, data).run(training);
  }

  private int run(ComputationGraph training) {
    INDArray noise = direction(training.params().shape());
    training.params().addi(noise.muli(NOISE * Math.sqrt(noise.length())));
    predicting.setParams(training.params());
    training.setInputs(data.getFeatures());
    training.setLabels(data.getLabels());
    training.computeGradientAndScore();
    int moving = 0;
    try (GraphInference inference = new GraphInference(predicting)) {
      assertThat(value(inference)).isCloseTo(training.score(), within(1e-12));
      for (Map.Entry<String, INDArray> entry : predicting.paramTable().entrySet()) {
        INDArray direction = direction(entry.getValue().shape());
        INDArray gradient = training.gradient().getGradientFor(entry.getKey());
        double actual = gradient.mul(direction).sumNumber().doubleValue();
        double expected = slopeNear(inference, entry.getValue(), direction, actual);
        assertThat(actual)
            .as("slope of %s", entry.getKey())
            .isCloseTo(expected, within(tolerance(expected)));
        moving += Math.abs(expected) > FLOOR ? 1 : 0;
      }
    }
    return moving;
  }

  private static double tolerance(double slope) {
    return FLOOR + RELATIVE * Math.abs(slope);
  }

  /** The difference at the first step where it agrees with a value: a wrong one agrees nowhere. */
  private double slopeNear(
      GraphInference inference, INDArray parameter, INDArray direction, double value) {
    double slope = 0;
    for (double step : STEPS) {
      slope = slope(inference, parameter, direction, step);
      if (Math.abs(slope - value) <= tolerance(slope)) {
        return slope;
      }
    }
    return slope;
  }

  private double slope(
      GraphInference inference, INDArray parameter, INDArray direction, double step) {
    INDArray before = parameter.dup();
    parameter.addi(direction.mul(step));
    double above = value(inference);
    parameter.assign(before).subi(direction.mul(step));
    double below = value(inference);
    parameter.assign(before);
    return (above - below) / (2 * step);
  }

  private double value(GraphInference inference) {
    Pass pass = Pass.forward(false, DataType.DOUBLE, Memory.detached(), Map.of());
    return loss.value(pass, inference.output(data.getFeatures()), data.getLabels(0));
  }

  /** Of length 1, so that few activations cross a kink. */
  private INDArray direction(long... shape) {
    INDArray direction = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < direction.length(); i++) {
      direction.putScalar(i, random.nextGaussian());
    }
    return direction.divi(direction.norm2Number());
  }
}
