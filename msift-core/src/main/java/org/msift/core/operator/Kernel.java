package org.msift.core.operator;

import java.io.Serializable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonSubTypes;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * Where the weights of a {@link Convolution} come from: learned as they are, or derived from fewer
 * numbers.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PlainKernel.class, name = "plain"),
  @JsonSubTypes.Type(value = CentralDifferenceKernel.class, name = "centralDifference"),
  @JsonSubTypes.Type(value = InvertibleKernel.class, name = "invertible")
})
public sealed interface Kernel extends Serializable
    permits PlainKernel, CentralDifferenceKernel, InvertibleKernel {

  /**
   * Whether a convolution of these sizes can have this kernel.
   *
   * @param inputs input channels
   * @param outputs output channels
   * @param size height and width
   * @throws IllegalArgumentException if not; the message says why
   */
  void check(int inputs, int outputs, int size);

  /**
   * What is learned.
   *
   * @param inputs input channels
   * @param outputs output channels
   * @param size height and width
   * @return the parameters, without the convolution's bias
   */
  List<Parameter> parameters(int inputs, int outputs, int size);

  /**
   * How the convolution's bias starts.
   *
   * @param fanIn number of values that an output sums over
   * @return the initialisation
   */
  default Initialization bias(int fanIn) {
    return Initialization.fanIn(fanIn);
  }

  /**
   * The weights that the convolution uses.
   *
   * @param pass gives parameters and memory. Modified
   * @param shape [k, k, in, out]
   * @return an array of that shape
   */
  INDArray weight(Pass pass, long... shape);

  /**
   * The array into which the convolution is to write the gradient of its weights.
   *
   * @param pass gives gradients and memory. Modified
   * @param shape [k, k, in, out]
   * @return an array of that shape
   */
  INDArray weightGradient(Pass pass, long... shape);

  /**
   * Carries the gradient of the weights on to the parameters.
   *
   * @param pass gives parameters and gradients. Modified
   * @param weightGradient the array from {@link #weightGradient}, filled. Not modified
   */
  void backward(Pass pass, INDArray weightGradient);
}
