package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.gradient.Gradient;
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
 * Gradients of a whole network against central differences: for the parameters of each block, of
 * the loss along a random direction. All numbers one by one would be tens of thousands of passes.
 *
 * <p>Parameters are moved away from their start, where biases are 0 and dense blocks give values
 * close to the kinks of their rectifiers.
 */
final class NetworkGradientCheck {

  private static final double NOISE = 0.1;

  /**
   * A kink between two evaluations spoils a difference, a shorter step leaves it outside; rounding
   * spoils the short ones. Of the 163 arrays of a network of OMNI interactions, the worst relative
   * difference is 4e-2 at a step of 1e-4, 2e-6 at 1e-5, 7e-6 at 1e-6, 1e-4 at 1e-7, 3e-3 at 1e-8.
   */
  private static final double[] STEPS = {1e-5, 1e-6, 1e-7};

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
   * @return the share of blocks whose slope is not 0
   */
  static double run(
      ComputationGraph training,
      ComputationGraph predicting,
      Loss loss,
      MultiDataSet data,
      long seed) {
    return new NetworkGradientCheck(new Random(seed), predicting, loss, data).run(training);
  }

  private double run(ComputationGraph training) {
    INDArray noise = direction(training.params().shape());
    training.params().addi(noise.muli(NOISE * Math.sqrt(noise.length())));
    predicting.setParams(training.params());
    training.setInputs(data.getFeatures());
    training.setLabels(data.getLabels());
    training.computeGradientAndScore();
    List<Move> moves = moves(training.gradient());
    int moving = 0;
    try (GraphInference inference = new GraphInference(predicting)) {
      assertThat(value(inference)).isCloseTo(training.score(), within(1e-12));
      for (Move move : moves) {
        double expected = slopeNear(inference, move);
        assertThat(move.slope())
            .as("slope of %s", move.block())
            .isCloseTo(expected, within(tolerance(expected)));
        moving += Math.abs(expected) > FLOOR ? 1 : 0;
      }
    }
    return (double) moving / moves.size();
  }

  /**
   * The parameters of a block, to be moved along a direction of length 1 in each array.
   *
   * @param slope of the loss, by the gradients
   */
  private record Move(
      String block, List<INDArray> parameters, List<INDArray> directions, double slope) {

    void by(double step) {
      for (int i = 0; i < parameters.size(); i++) {
        parameters.get(i).addi(directions.get(i).mul(step));
      }
    }
  }

  private List<Move> moves(Gradient gradient) {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    for (String name : predicting.paramTable().keySet()) {
      int end = name.lastIndexOf('.');
      blocks
          .computeIfAbsent(end < 0 ? name : name.substring(0, end), block -> new ArrayList<>())
          .add(name);
    }
    List<Move> moves = new ArrayList<>();
    blocks.forEach((block, names) -> moves.add(move(block, names, gradient)));
    return moves;
  }

  private Move move(String block, List<String> names, Gradient gradient) {
    List<INDArray> parameters = names.stream().map(predicting::getParam).toList();
    List<INDArray> directions = parameters.stream().map(each -> direction(each.shape())).toList();
    double slope = 0;
    for (int i = 0; i < names.size(); i++) {
      INDArray array = gradient.getGradientFor(names.get(i));
      slope += array.mul(directions.get(i)).sumNumber().doubleValue();
    }
    return new Move(block, parameters, directions, slope);
  }

  private static double tolerance(double slope) {
    return FLOOR + RELATIVE * Math.abs(slope);
  }

  /** The difference at the first step where it agrees: a wrong gradient agrees with none. */
  private double slopeNear(GraphInference inference, Move move) {
    double slope = 0;
    for (double step : STEPS) {
      slope = slope(inference, move, step);
      if (Math.abs(slope - move.slope()) <= tolerance(slope)) {
        return slope;
      }
    }
    return slope;
  }

  private double slope(GraphInference inference, Move move, double step) {
    INDArray before = predicting.params().dup();
    move.by(step);
    double above = value(inference);
    predicting.params().assign(before);
    move.by(-step);
    double below = value(inference);
    predicting.params().assign(before);
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
