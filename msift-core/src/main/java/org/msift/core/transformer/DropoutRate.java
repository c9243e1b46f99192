package org.msift.core.transformer;

import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Dropout;

/**
 * How much is dropped in training, and by which random numbers. Every vertex draws its own.
 *
 * @param rate probability of becoming 0, in [0, 1); at 0 the graph gets no vertex for it
 * @param seed seed of the random numbers
 */
public record DropoutRate(double rate, long seed) {

  /** Nothing is dropped. */
  public static final DropoutRate NONE = new DropoutRate(0, 0);

  /**
   * Checks the rate.
   *
   * @param rate probability of becoming 0, in [0, 1)
   * @param seed seed of the random numbers
   * @throws IllegalArgumentException if the rate is out of range
   */
  public DropoutRate {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("the rate of dropout must lie in [0, 1), but is " + rate);
    }
  }

  /**
   * Adds dropout to a graph.
   *
   * @param scope where it goes
   * @param name name of the vertex within the scope
   * @param input any node
   * @return the node after dropout; the input itself at a rate of 0
   */
  public Node apply(Scope scope, String name, Node input) {
    return rate == 0 ? input : scope.apply(name, new Dropout(rate, seed), input);
  }
}
