package org.msift.tasks.model;

/** What a class weighs in the loss of a {@link TrainingRecipe}. */
public enum ClassWeighting {
  /** All the same. */
  NONE {
    @Override
    public double[] weights(long... counts) {
      return new double[0];
    }
  },

  /** As much as all others together: the mean frequency of a class, divided by its own. */
  BALANCED {
    @Override
    public double[] weights(long... counts) {
      double present = 0;
      double total = 0;
      for (long count : counts) {
        present += count > 0 ? 1 : 0;
        total += count;
      }
      double[] weights = new double[counts.length];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = counts[k] > 0 ? total / (present * counts[k]) : 0;
      }
      return weights;
    }
  };

  /**
   * The weights.
   *
   * @param counts how often each class occurs in training
   * @return a weight for each class; empty if all are 1; 0 for classes that do not occur
   */
  public abstract double[] weights(long... counts);
}
