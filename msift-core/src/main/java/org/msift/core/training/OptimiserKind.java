package org.msift.core.training;

/** The optimisers by name, as a recipe holds them. */
public enum OptimiserKind {
  /** Stochastic gradient descent with plain momentum. */
  SGD,
  /** Adam with its usual numbers. */
  ADAM;

  /**
   * The optimiser.
   *
   * @param momentum momentum of SGD, in [0, 1); Adam has its own numbers
   * @return the optimiser
   * @throws IllegalArgumentException if the momentum is out of its range
   */
  public Optimiser of(double momentum) {
    return this == SGD ? new Optimiser.Sgd(momentum) : Optimiser.Adam.USUAL;
  }
}
