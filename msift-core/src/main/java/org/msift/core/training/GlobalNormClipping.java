package org.msift.core.training;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Clips the gradients of all parameters together by their global L2 norm, which DL4J lacks: it
 * clips by layer or by parameter.
 *
 * <p>With the norm n of all gradients and the maximum m, every gradient is multiplied by {@code
 * min(1, m / (n + 1e-6))}, as by PyTorch's {@code torch.nn.utils.clip_grad_norm_}. The norm is that
 * of the mean gradient over the batch, though DL4J divides by the batch size only after this
 * listener: both are taken into account. Regularisation is added after clipping, as in PyTorch.
 * Running statistics that DL4J carries among the gradients (of its batch normalisation) are neither
 * counted nor scaled. Parameters frozen by a learning rate of 0 still count.
 *
 * <p>Add it to the graph with {@link ComputationGraph#addListeners}. One listener serves any number
 * of graphs.
 */
public final class GlobalNormClipping extends BaseTrainingListener {

  /** As in PyTorch: keeps the factor finite for a vanishing norm. */
  private static final double EPSILON = 1e-6;

  private final double maximumNorm;

  /**
   * Clipping to a maximum norm.
   *
   * @param maximumNorm largest global L2 norm that is left as it is, greater than 0
   * @throws IllegalArgumentException if the maximum is not a positive finite number
   */
  public GlobalNormClipping(double maximumNorm) {
    if (!(maximumNorm > 0 && Double.isFinite(maximumNorm))) {
      throw new IllegalArgumentException(
          "maximumNorm is " + maximumNorm + ", expected a positive finite number");
    }
    this.maximumNorm = maximumNorm;
  }

  /**
   * Scales the gradients of the graph. Called by DL4J between the backward pass and the updater.
   *
   * @param model a ComputationGraph. Its gradients are modified
   * @throws IllegalArgumentException if the model is not a ComputationGraph
   * @throws ArithmeticException if the norm is not a finite number: the step would spoil every
   *     parameter
   */
  @Override
  public void onGradientCalculation(Model model) {
    if (!(model instanceof ComputationGraph graph)) {
      throw new IllegalArgumentException(
          "global norm clipping needs a ComputationGraph, given " + model.getClass().getName());
    }
    List<INDArray> gradients = TrainedGradients.of(graph);
    double norm = norm(gradients) / divisor(graph);
    if (!Double.isFinite(norm)) {
      throw new ArithmeticException(
          "the gradients' norm is "
              + norm
              + " at iteration "
              + graph.getIterationCount()
              + "; lower the learning rate, or look for input that is not finite");
    }
    double factor = maximumNorm / (norm + EPSILON);
    if (factor < 1) {
      gradients.forEach(gradient -> gradient.muli(factor));
    }
  }

  private static double norm(List<INDArray> gradients) {
    double squares = 0;
    for (INDArray gradient : gradients) {
      double norm = gradient.norm2Number().doubleValue();
      squares += norm * norm;
    }
    return Math.sqrt(squares);
  }

  private static double divisor(ComputationGraph graph) {
    return graph.conf().isMiniBatch() ? graph.batchSize() : 1;
  }
}
