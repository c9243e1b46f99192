package org.msift.core.operator;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One forward call of an operator and, in training, the backward call that follows it: parameters,
 * memory, and what the first leaves for the second.
 */
public final class Pass {

  private final boolean training;
  private final DataType type;
  private final Memory memory;
  private final Map<String, INDArray> parameters;
  private final Map<String, INDArray> gradients;
  private final Map<String, INDArray> kept;
  private final long occasion;

  private Pass(
      boolean training,
      DataType type,
      Memory memory,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients,
      Map<String, INDArray> kept,
      long occasion) {
    this.training = training;
    this.type = type;
    this.memory = memory;
    this.parameters = parameters;
    this.gradients = gradients;
    this.kept = kept;
    this.occasion = occasion;
  }

  /**
   * A forward call.
   *
   * @param training whether a backward call will follow
   * @param type element type of all arrays
   * @param memory where arrays come from
   * @param parameters the operator's parameters by name. Not modified
   * @return the pass
   */
  public static Pass forward(
      boolean training, DataType type, Memory memory, Map<String, INDArray> parameters) {
    return new Pass(training, type, memory, parameters, Map.of(), new HashMap<>(), 0);
  }

  /**
   * The same call at a place and a step of training, on which random numbers depend.
   *
   * @param place where the operator is in its network: the path of its vertex
   * @param step how many steps of training came before
   * @return the pass
   */
  public Pass at(String place, long step) {
    long now = RandomBits.mixed(RandomBits.mixed(place.hashCode()) + step);
    return new Pass(training, type, memory, parameters, gradients, kept, now);
  }

  /**
   * The backward call that belongs to this forward call.
   *
   * @param memory where arrays come from
   * @param gradients arrays into which the parameters' gradients are written, by name. Modified by
   *     the operator
   * @return the pass
   * @throws IllegalStateException if the forward call was not one of training
   */
  public Pass backward(Memory memory, Map<String, INDArray> gradients) {
    if (!training) {
      throw new IllegalStateException(
          "backward needs a forward pass with training = true before it");
    }
    return new Pass(true, type, memory, parameters, gradients, kept, occasion);
  }

  /**
   * Whether a backward call will follow, or is under way.
   *
   * @return true in training
   */
  public boolean training() {
    return training;
  }

  /**
   * Element type of all arrays of this pass.
   *
   * @return FLOAT or DOUBLE
   */
  public DataType type() {
    return type;
  }

  /**
   * A seed for random numbers of this call, the same in forward and backward: it depends on a given
   * seed, and on place and step of training, so that training that was stopped goes on as if it had
   * not been.
   *
   * @param seed the given seed
   * @return the seed
   */
  public long seed(long seed) {
    return RandomBits.mixed(RandomBits.mixed(seed) + occasion);
  }

  /**
   * A parameter's values.
   *
   * @param name name within the operator
   * @return the array. Not to be modified
   */
  public INDArray parameter(String name) {
    return parameters.get(name);
  }

  /**
   * Where a parameter's gradient goes; to be overwritten, not added to.
   *
   * @param name name within the operator
   * @return the array
   */
  public INDArray gradient(String name) {
    return gradients.get(name);
  }

  /**
   * A new array for what the operator returns.
   *
   * @param shape shape
   * @return the array, row-major, not initialised
   */
  public INDArray result(long... shape) {
    return memory.result(type, shape);
  }

  /**
   * A new array for what the operator returns, from values computed in Java.
   *
   * @param values the values, row-major. Not modified
   * @param shape shape
   * @return the array, row-major
   */
  public INDArray result(double[] values, long... shape) {
    return fill(result(shape), values);
  }

  /**
   * A new array that is given up when the operator returns, from values computed in Java: for a few
   * numbers much faster than native operations on them.
   *
   * @param values the values, row-major. Not modified
   * @param shape shape
   * @return the array, row-major
   */
  public INDArray scratch(double[] values, long... shape) {
    return fill(scratch(shape), values);
  }

  private static INDArray fill(INDArray array, double... values) {
    if (HostFloats.reach(array)) {
      new HostFloats(array).writeAll(values);
      return array;
    }
    for (int i = 0; i < values.length; i++) {
      array.putScalar(i, values[i]);
    }
    return array;
  }

  /**
   * A new array that is given up when the operator returns.
   *
   * @param shape shape
   * @return the array, row-major, not initialised
   */
  public INDArray scratch(long... shape) {
    return memory.scratch(type, shape);
  }

  /**
   * A new array that backward finds again by {@link #kept}. Without training it is a scratch array.
   *
   * @param name name for {@link #kept}
   * @param shape shape
   * @return the array, row-major, not initialised
   */
  public INDArray keep(String name, long... shape) {
    if (!training) {
      return scratch(shape);
    }
    return keep(name, memory.kept(type, shape));
  }

  /**
   * A new array that backward finds again by {@link #kept}, from values computed in Java.
   *
   * @param name name for {@link #kept}
   * @param values the values, row-major. Not modified
   * @param shape shape
   * @return the array, row-major
   */
  public INDArray keep(String name, double[] values, long... shape) {
    return fill(keep(name, shape), values);
  }

  /**
   * Lets backward find an array again that lives long enough anyway, such as the result.
   *
   * @param name name for {@link #kept}
   * @param array the array. Not copied
   * @return the array
   */
  public INDArray keep(String name, INDArray array) {
    if (training) {
      kept.put(name, array);
    }
    return array;
  }

  /**
   * An array as native operations want it: row-major without gaps.
   *
   * @param array any array. Not modified
   * @return the array itself, or a scratch copy if it is a view with other strides
   */
  public INDArray contiguous(INDArray array) {
    if (Shapes.isContiguous(array)) {
      return array;
    }
    return scratch(array.shape()).assign(array);
  }

  /**
   * An array that forward kept.
   *
   * @param name the name given to {@link #keep(String, long...)}
   * @return the array. Not to be modified
   */
  public INDArray kept(String name) {
    return kept.get(name);
  }
}
