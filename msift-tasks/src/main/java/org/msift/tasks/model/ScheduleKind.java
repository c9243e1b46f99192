package org.msift.tasks.model;

/** How the learning rate of a {@link TrainingRecipe} changes. */
public enum ScheduleKind {
  /** It does not. */
  CONSTANT,
  /** Half a cosine down to the minimum, changed after each epoch. */
  COSINE,
  /** A power of 0.9 of what is left, down to the minimum, changed after each step. */
  POLY,
  /** A tenth after each third of the training. */
  STEP
}
