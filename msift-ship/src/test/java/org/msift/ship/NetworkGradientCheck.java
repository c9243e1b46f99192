package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gradients of a whole network against central differences: for each parameter array, of the loss
 * along a random direction. All numbers one by one would be tens of thousands of passes.
 */
final class NetworkGradientCheck {

  private static final double STEP = 1e-6;
  private static final double RELATIVE = 1e-5;
  private static final double FLOOR = 1e-8;

  private NetworkGradientCheck() {}

  /** Returns the number of parameter arrays whose gradient is not 0. */
  static int run(ComputationGraph graph, MultiDataSet data, long seed) {
    Random random = new Random(seed);
    score(graph, data);
    Map<String, INDArray> gradients = graph.gradient().gradientForVariable();
    gradients.replaceAll((name, gradient) -> gradient.dup());
    int moving = 0;
    for (Map.Entry<String, INDArray> entry : graph.paramTable().entrySet()) {
      INDArray direction = direction(random, entry.getValue().shape());
      double expected = slope(graph, data, entry.getValue(), direction);
      double actual = gradients.get(entry.getKey()).mul(direction).sumNumber().doubleValue();
      assertThat(actual)
          .as("slope of %s", entry.getKey())
          .isCloseTo(expected, within(FLOOR + RELATIVE * Math.abs(expected)));
      moving += Math.abs(expected) > FLOOR ? 1 : 0;
    }
    return moving;
  }

  private static double slope(
      ComputationGraph graph, MultiDataSet data, INDArray parameter, INDArray direction) {
    INDArray before = parameter.dup();
    parameter.addi(direction.mul(STEP));
    double above = score(graph, data);
    parameter.assign(before).subi(direction.mul(STEP));
    double below = score(graph, data);
    parameter.assign(before);
    return (above - below) / (2 * STEP);
  }

  private static double score(ComputationGraph graph, MultiDataSet data) {
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.computeGradientAndScore();
    return graph.score();
  }

  private static INDArray direction(Random random, long... shape) {
    INDArray direction = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < direction.length(); i++) {
      direction.putScalar(i, random.nextGaussian());
    }
    return direction;
  }
}
