package org.msift.tasks.model;

/** The optimiser of a {@link TrainingRecipe}. */
public enum OptimiserKind {
  /** Stochastic gradient descent with plain momentum. */
  SGD,
  /** Adam with its usual numbers. */
  ADAM
}
