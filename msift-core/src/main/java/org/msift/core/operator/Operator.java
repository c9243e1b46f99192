package org.msift.core.operator;

import java.io.Serializable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A differentiable function of one or more arrays.
 *
 * <p>Implementations are immutable records of hyper-parameters, so that equal operators compute
 * equal numbers and a network's configuration can be written as JSON. What a forward call leaves
 * for its backward call lies in the {@link Pass}, never in the operator.
 */
public interface Operator extends Serializable {

  /**
   * The parameters that this operator learns, in the order in which they are stored.
   *
   * @return the parameters; empty where there is nothing to learn
   */
  default List<Parameter> parameters() {
    return List.of();
  }

  /**
   * The shape of the output. Also the door: every condition on the inputs is checked here, in Java,
   * before any native call sees them.
   *
   * @param inputs the shapes of the inputs. Not modified
   * @return the shape of the output
   * @throws IllegalArgumentException if the inputs do not fit; the message names both shapes
   */
  long[] outputShape(long[]... inputs);

  /**
   * Computes the output.
   *
   * @param pass gives parameters and memory, and keeps what backward needs. Modified
   * @param inputs the inputs, of any strides. Not modified
   * @return the output, allocated by {@link Pass#result}
   */
  INDArray forward(Pass pass, INDArray... inputs);

  /**
   * Computes the gradient of each input, and writes that of each parameter into {@link
   * Pass#gradient}.
   *
   * @param pass the pass that belongs to the forward call on the same inputs. Modified
   * @param gradient gradient of the loss for the output, of the output's shape. Not modified
   * @param inputs the inputs of the forward call. Not modified
   * @return a fresh array for each input, of its shape, allocated by {@link Pass#result}
   */
  INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs);
}
