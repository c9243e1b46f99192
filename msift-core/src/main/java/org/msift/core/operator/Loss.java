package org.msift.core.operator;

import java.io.Serializable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A scalar to be minimised, of a network's prediction and a target.
 *
 * <p>A loss is already averaged over the batch. What it needs beside the plain target, such as a
 * second source or a mask, travels as further channels of the target.
 */
public interface Loss extends Serializable {

  /**
   * The door: checks the shapes.
   *
   * @param prediction shape of the prediction. Not modified
   * @param target shape of the target. Not modified
   * @throws IllegalArgumentException if they do not fit; the message names both
   */
  void check(long[] prediction, long[] target);

  /**
   * The loss.
   *
   * @param pass gives memory
   * @param prediction the network's output. Not modified
   * @param target the target. Not modified
   * @return the loss, averaged over the batch
   */
  double value(Pass pass, INDArray prediction, INDArray target);

  /**
   * The gradient of the loss.
   *
   * @param pass gives memory
   * @param prediction the network's output. Not modified
   * @param target the target. Not modified
   * @return a fresh array of the prediction's shape, allocated by {@link Pass#result}
   */
  INDArray gradient(Pass pass, INDArray prediction, INDArray target);
}
