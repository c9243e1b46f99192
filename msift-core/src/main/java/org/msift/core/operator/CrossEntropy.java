package org.msift.core.operator;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax cross-entropy between logits and class indices.
 *
 * <p>Prediction [..., K] holds the logits of K classes, target [..., 1] the index of the true class
 * as a whole number, or the ignore label. With z the logits of one position, y its class and w the
 * class weights, a position's loss is w(y) · (log Σ exp z(k) − z(y)); the sum over all positions
 * that are not ignored is divided by the sum of their w(y), as PyTorch's {@code cross_entropy}
 * does. The largest logit is subtracted first, so that no logit is too large.
 *
 * <p>A batch whose every position is ignored has loss 0 and no gradient (PyTorch gives NaN, which
 * would spoil a training for one empty tile).
 *
 * @param ignoreLabel label of positions that do not count, such as 255; no class may have it
 * @param classWeights weight of each class, 0 or more, in the order of the classes; empty if all
 *     are 1
 * @param countIgnored true to divide by the number of all positions, ignored ones included, as the
 *     official segmentation code does
 * @serial exclude
 */
public record CrossEntropy(int ignoreLabel, List<Double> classWeights, boolean countIgnored)
    implements Loss {

  /** The label of pixels without class in published masks. */
  public static final int IGNORE_LABEL = 255;

  private static final long serialVersionUID = 1L;

  /**
   * Checks the weights.
   *
   * @param ignoreLabel label of positions that do not count
   * @param classWeights weight of each class; empty if all are 1. Copied
   * @param countIgnored whether ignored positions count in the divisor
   * @throws IllegalArgumentException if a weight is negative or not finite
   */
  public CrossEntropy {
    classWeights = List.copyOf(classWeights);
    for (double weight : classWeights) {
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException(
            "class weights are " + classWeights + ", expected finite numbers of 0 or more");
      }
    }
  }

  /**
   * Equal weights, label 255 ignored, mean over positions that are not ignored.
   *
   * @return the loss
   */
  public static CrossEntropy of() {
    return new CrossEntropy(IGNORE_LABEL, List.of(), false);
  }

  /**
   * This loss with another ignore label.
   *
   * @param label label of positions that do not count
   * @return a new loss
   */
  public CrossEntropy ignoring(int label) {
    return new CrossEntropy(label, classWeights, countIgnored);
  }

  /**
   * This loss with class weights.
   *
   * @param weights weight of each class, 0 or more; none for equal weights
   * @return a new loss
   * @throws IllegalArgumentException if a weight is negative or not finite
   */
  public CrossEntropy weighted(double... weights) {
    return new CrossEntropy(ignoreLabel, DoubleStream.of(weights).boxed().toList(), countIgnored);
  }

  /**
   * This loss divided by the number of all positions, as the official segmentation code does.
   *
   * @return a new loss
   */
  public CrossEntropy countingIgnored() {
    return new CrossEntropy(ignoreLabel, classWeights, true);
  }

  @Override
  public void check(long[] prediction, long[] target) {
    long[] expected = prediction.clone();
    if (expected.length > 0) {
      expected[expected.length - 1] = 1;
    }
    if (prediction.length < 2 || !Arrays.equals(expected, target)) {
      throw new IllegalArgumentException(
          "cross-entropy compares logits [..., classes] with class indices [..., 1], but got "
              + Arrays.toString(prediction)
              + " and "
              + Arrays.toString(target));
    }
    long classes = prediction[prediction.length - 1];
    if (!classWeights.isEmpty() && classWeights.size() != classes) {
      throw new IllegalArgumentException(
          "cross-entropy has weights for "
              + classWeights.size()
              + " classes, but the prediction has "
              + classes);
    }
  }

  /**
   * The loss.
   *
   * @param pass gives memory
   * @param prediction logits [..., K]. Not modified
   * @param target class indices [..., 1]. Not modified
   * @return the mean loss, 0 or more
   * @throws IllegalArgumentException if a label is no class and not the ignore label
   */
  @Override
  public double value(Pass pass, INDArray prediction, INDArray target) {
    double[] logits = vector(prediction);
    int classes = (int) prediction.size(-1);
    int[] labels = labels(target, classes);
    double[] weights = weights(classes);
    double sum = 0;
    for (int position = 0; position < labels.length; position++) {
      int label = labels[position];
      if (label != ignoreLabel) {
        int start = position * classes;
        sum += weights[label] * (logOfSum(logits, start, classes) - logits[start + label]);
      }
    }
    double divisor = divisor(labels, weights);
    return divisor == 0 ? 0 : sum / divisor;
  }

  /**
   * The gradient, w(y) · (softmax z − onehot y) over the divisor; 0 at ignored positions.
   *
   * @param pass gives memory
   * @param prediction logits [..., K]. Not modified
   * @param target class indices [..., 1]. Not modified
   * @return a fresh array [..., K]
   * @throws IllegalArgumentException if a label is no class and not the ignore label
   */
  @Override
  public INDArray gradient(Pass pass, INDArray prediction, INDArray target) {
    double[] logits = vector(prediction);
    int classes = (int) prediction.size(-1);
    int[] labels = labels(target, classes);
    double[] weights = weights(classes);
    double divisor = divisor(labels, weights);
    double[] gradient = new double[logits.length];
    for (int position = 0; position < labels.length; position++) {
      int label = labels[position];
      if (label != ignoreLabel && weights[label] != 0) {
        int start = position * classes;
        double factor = weights[label] / divisor;
        double logOfSum = logOfSum(logits, start, classes);
        for (int k = start; k < start + classes; k++) {
          gradient[k] = factor * Math.exp(logits[k] - logOfSum);
        }
        gradient[start + label] -= factor;
      }
    }
    return pass.result(gradient, prediction.shape());
  }

  private static double logOfSum(double[] logits, int start, int classes) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = start; k < start + classes; k++) {
      largest = Math.max(largest, logits[k]);
    }
    double sum = 0;
    for (int k = start; k < start + classes; k++) {
      sum += Math.exp(logits[k] - largest);
    }
    return largest + Math.log(sum);
  }

  private double divisor(int[] labels, double[] weights) {
    if (countIgnored) {
      return labels.length;
    }
    double sum = 0;
    for (int label : labels) {
      sum += label == ignoreLabel ? 0 : weights[label];
    }
    return sum;
  }

  private double[] weights(int classes) {
    List<Double> all = classWeights.isEmpty() ? Collections.nCopies(classes, 1.0) : classWeights;
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private int[] labels(INDArray target, int classes) {
    double[] values = vector(target);
    int[] labels = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      labels[i] = (int) values[i];
      boolean known = labels[i] == ignoreLabel || labels[i] >= 0 && labels[i] < classes;
      if (labels[i] != values[i] || !known) {
        throw new IllegalArgumentException(
            "label "
                + values[i]
                + " at position "
                + i
                + " is no class: expected a whole number from 0 to "
                + (classes - 1)
                + ", or "
                + ignoreLabel
                + " to ignore the position");
      }
    }
    return labels;
  }

  private static double[] vector(INDArray array) {
    if (!HostFloats.reach(array) || !Shapes.isContiguous(array)) {
      return array.dup('c').reshape(new long[] {array.length()}).toDoubleVector();
    }
    float[] values = new HostFloats(array).all();
    double[] vector = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      vector[i] = values[i];
    }
    return vector;
  }
}
