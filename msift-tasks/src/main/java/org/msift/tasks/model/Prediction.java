package org.msift.tasks.model;

import java.util.Arrays;

/**
 * What a network says of one sample.
 *
 * @param id the sample
 * @param height rows of the map; 1 for one class per sample
 * @param width columns of the map; 1 for one class per sample
 * @param classes K
 * @param logits [H*W*K]; not copied
 * @param truth [H*W] class indices, or what the data set ignores; not copied
 */
public record Prediction(
    String id, int height, int width, int classes, float[] logits, float[] truth) {

  /**
   * The most probable classes.
   *
   * @return [H*W] indices; of equal logits the first
   */
  public int[] labels() {
    int[] labels = new int[height * width];
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = logits[i * classes + k] > logits[i * classes + best] ? k : best;
      }
      labels[i] = best;
    }
    return labels;
  }

  /**
   * The softmax of the logits.
   *
   * @return [H*W*K]; those of one place add up to 1
   */
  public float[] probabilities() {
    float[] probabilities = new float[logits.length];
    for (int from = 0; from < logits.length; from += classes) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        largest = Math.max(largest, logits[from + k]);
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(logits[from + k] - largest);
      }
      for (int k = 0; k < classes; k++) {
        probabilities[from + k] = (float) (Math.exp(logits[from + k] - largest) / sum);
      }
    }
    return probabilities;
  }

  /** The true classes. */
  int[] truthLabels() {
    int[] labels = new int[truth.length];
    Arrays.setAll(labels, i -> (int) truth[i]);
    return labels;
  }
}
