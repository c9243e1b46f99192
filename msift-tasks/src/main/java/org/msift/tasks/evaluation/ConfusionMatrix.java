package org.msift.tasks.evaluation;

import java.util.Arrays;
import java.util.Objects;

/**
 * Counts how often each true class was predicted as each class. Grows sample after sample; not safe
 * for use by several threads, which count into matrices of their own and {@linkplain
 * #add(ConfusionMatrix) add} them.
 */
public final class ConfusionMatrix {

  /** The ignored label of a matrix that ignores none. */
  public static final int NO_LABEL = -1;

  private static final int LARGEST_CLASS_COUNT = 10_000;

  private final int classes;
  private final int ignoredLabel;
  private final long[] counts;

  /**
   * An empty matrix.
   *
   * @param classes K, the number of classes, 1..10000; their indices are 0..K-1
   * @param ignoredLabel samples whose true label is this one are not counted, such as 255; it is no
   *     class; {@link #NO_LABEL} ignores none
   * @throws IllegalArgumentException if the number of classes is out of range or the ignored label
   *     is the index of a class
   */
  public ConfusionMatrix(int classes, int ignoredLabel) {
    if (classes < 1 || classes > LARGEST_CLASS_COUNT) {
      throw new IllegalArgumentException(
          "number of classes is " + classes + ", expected 1.." + LARGEST_CLASS_COUNT);
    }
    if (ignoredLabel >= 0 && ignoredLabel < classes) {
      throw new IllegalArgumentException(
          "the ignored label "
              + ignoredLabel
              + " is one of the classes 0.."
              + (classes - 1)
              + "; give another one, or NO_LABEL");
    }
    this.classes = classes;
    this.ignoredLabel = ignoredLabel;
    this.counts = new long[Math.multiplyExact(classes, classes)];
  }

  /**
   * A matrix of given counts that ignores no label.
   *
   * @param counts K rows (true class) of K columns (predicted class), none below 0; copied
   * @return the matrix
   * @throws IllegalArgumentException if it is not square or a count is below 0
   */
  public static ConfusionMatrix of(long[][] counts) {
    ConfusionMatrix matrix = new ConfusionMatrix(counts.length, NO_LABEL);
    for (int truth = 0; truth < counts.length; truth++) {
      long[] row = counts[truth];
      if (row.length != counts.length || Arrays.stream(row).anyMatch(count -> count < 0)) {
        throw new IllegalArgumentException(
            "row "
                + truth
                + " is "
                + Arrays.toString(row)
                + ", expected "
                + counts.length
                + " counts of at least 0");
      }
      System.arraycopy(row, 0, matrix.counts, truth * matrix.classes, row.length);
    }
    return matrix;
  }

  /**
   * Counts one sample.
   *
   * @param truth the true class, 0..K-1, or the ignored label
   * @param predicted the predicted class, 0..K-1; any number where the truth is ignored
   * @throws IllegalArgumentException if one of them is no class; nothing is counted then
   */
  public void add(int truth, int predicted) {
    require(truth, predicted, 0);
    tally(truth, predicted);
  }

  /**
   * Counts many samples, such as all pixels of an image.
   *
   * @param truth the true classes, 0..K-1 or the ignored label; not modified
   * @param predicted as many predicted classes, 0..K-1; not modified
   * @throws IllegalArgumentException if the lengths differ or a value is no class; nothing is
   *     counted then
   */
  public void add(int[] truth, int[] predicted) {
    if (truth.length != predicted.length) {
      throw new IllegalArgumentException(
          truth.length + " true labels, but " + predicted.length + " predicted ones");
    }
    for (int i = 0; i < truth.length; i++) {
      require(truth[i], predicted[i], i);
    }
    for (int i = 0; i < truth.length; i++) {
      tally(truth[i], predicted[i]);
    }
  }

  /**
   * Adds the counts of another matrix.
   *
   * @param other a matrix of as many classes; not modified
   * @throws IllegalArgumentException if the number of classes differs
   */
  public void add(ConfusionMatrix other) {
    if (other.classes != classes) {
      throw new IllegalArgumentException(
          "the other matrix has " + other.classes + " classes, this one " + classes);
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  private void require(int truth, int predicted, int index) {
    if (truth == ignoredLabel) {
      return;
    }
    requireClass("true", truth, index);
    requireClass("predicted", predicted, index);
  }

  private void requireClass(String kind, int label, int index) {
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "the %s label of sample %d is %d, expected a class 0..%d"
              .formatted(kind, index, label, classes - 1));
    }
  }

  private void tally(int truth, int predicted) {
    if (truth != ignoredLabel) {
      counts[truth * classes + predicted]++;
    }
  }

  /**
   * The number of classes.
   *
   * @return K, at least 1
   */
  public int classes() {
    return classes;
  }

  /**
   * How often a true class was predicted as another.
   *
   * @param truth true class, 0..K-1
   * @param predicted predicted class, 0..K-1
   * @return the count
   * @throws IndexOutOfBoundsException if one of them is no class
   */
  public long count(int truth, int predicted) {
    return counts[
        Objects.checkIndex(truth, classes) * classes + Objects.checkIndex(predicted, classes)];
  }

  /**
   * The samples of a true class.
   *
   * @param truth true class, 0..K-1
   * @return the sum of its row
   * @throws IndexOutOfBoundsException if it is no class
   */
  public long truthTotal(int truth) {
    long total = 0;
    for (int predicted = 0; predicted < classes; predicted++) {
      total += count(truth, predicted);
    }
    return total;
  }

  /**
   * The samples predicted as a class.
   *
   * @param predicted predicted class, 0..K-1
   * @return the sum of its column
   * @throws IndexOutOfBoundsException if it is no class
   */
  public long predictedTotal(int predicted) {
    long total = 0;
    for (int truth = 0; truth < classes; truth++) {
      total += count(truth, predicted);
    }
    return total;
  }

  /**
   * The samples predicted right.
   *
   * @return the sum of the diagonal
   */
  public long correct() {
    long correct = 0;
    for (int label = 0; label < classes; label++) {
      correct += count(label, label);
    }
    return correct;
  }

  /**
   * The samples counted.
   *
   * @return the sum of all counts
   */
  public long total() {
    return Arrays.stream(counts).sum();
  }

  /**
   * All counts.
   *
   * @return a fresh array: K rows (true class) of K columns (predicted class)
   */
  public long[][] toArray() {
    long[][] rows = new long[classes][];
    for (int truth = 0; truth < classes; truth++) {
      rows[truth] = Arrays.copyOfRange(counts, truth * classes, (truth + 1) * classes);
    }
    return rows;
  }
}
