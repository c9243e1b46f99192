package org.msift.tasks.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The 1-nearest-neighbour classifier on the features of one source or of several stacked ones:
 * every feature is brought to mean 0 and standard deviation 1 over the training samples, the
 * distance is Euclidean, and the search is exact. Of equally near samples the first one counts.
 * Immutable; safe for use by several threads.
 */
public final class NearestNeighbour {

  private final List<Integer> widths;
  private final double[] means;
  private final double[] scales;
  private final double[][] samples;
  private final int[] labels;

  private NearestNeighbour(List<Integer> widths, double[][] stacked, int[] labels) {
    this.widths = widths;
    this.means = new double[stacked[0].length];
    this.scales = new double[stacked[0].length];
    this.labels = labels;
    for (int feature = 0; feature < means.length; feature++) {
      learn(stacked, feature);
    }
    Arrays.stream(stacked).forEach(this::standardise);
    this.samples = stacked;
  }

  /**
   * Learns from samples.
   *
   * @param sources for each source its samples, each an array [sample][feature] of as many samples
   *     as there are labels and of finite values; not modified
   * @param labels the class of each sample; any numbers; not modified
   * @return the classifier
   * @throws IllegalArgumentException if there is no source, no sample or no feature, the numbers of
   *     samples or of features differ, or a value is not finite
   */
  public static NearestNeighbour fit(List<float[][]> sources, int[] labels) {
    if (labels.length == 0) {
      throw new IllegalArgumentException("there are no samples to learn from");
    }
    double[][] stacked = stack(sources);
    if (stacked.length != labels.length) {
      throw new IllegalArgumentException(
          stacked.length + " samples, but " + labels.length + " labels");
    }
    List<Integer> widths = sources.stream().map(source -> source[0].length).toList();
    return new NearestNeighbour(widths, stacked, labels.clone());
  }

  /**
   * The classes of samples, computed on all cores.
   *
   * @param sources the same sources with the same features as in training, in the same order; not
   *     modified
   * @return the class of each sample
   * @throws IllegalArgumentException if a source is missing or has other features than in training,
   *     the numbers of samples differ, or a value is not finite
   */
  public int[] predict(List<float[][]> sources) {
    if (!sources.isEmpty() && sources.stream().allMatch(source -> source.length == 0)) {
      return new int[0];
    }
    double[][] queries = stack(sources);
    List<Integer> given = sources.stream().map(source -> source[0].length).toList();
    if (!given.equals(widths)) {
      throw new IllegalArgumentException(
          "the sources have " + given + " features, but those of training had " + widths);
    }
    return IntStream.range(0, queries.length)
        .parallel()
        .map(i -> labels[nearest(standardise(queries[i]))])
        .toArray();
  }

  private int nearest(double[] query) {
    int nearest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < samples.length; i++) {
      double distance = squaredDistance(samples[i], query, smallest);
      if (distance < smallest) {
        smallest = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  /** The squared distance, or any number from the limit on if it is not below the limit. */
  private static double squaredDistance(double[] a, double[] b, double limit) {
    double sum = 0;
    for (int i = 0; i < a.length && sum < limit; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  private void learn(double[][] stacked, int feature) {
    double mean = Arrays.stream(stacked).mapToDouble(row -> row[feature]).average().orElseThrow();
    double variance =
        Arrays.stream(stacked)
            .mapToDouble(row -> (row[feature] - mean) * (row[feature] - mean))
            .average()
            .orElseThrow();
    means[feature] = mean;
    // A feature that never changes tells nothing; dividing by 0 would make it infinite.
    scales[feature] = variance > 0 ? Math.sqrt(variance) : 1;
  }

  private double[] standardise(double[] row) {
    for (int feature = 0; feature < row.length; feature++) {
      row[feature] = (row[feature] - means[feature]) / scales[feature];
    }
    return row;
  }

  private static double[][] stack(List<float[][]> sources) {
    if (sources.isEmpty() || sources.get(0).length == 0 || sources.get(0)[0].length == 0) {
      throw new IllegalArgumentException(
          "at least one source with one sample of one feature is needed");
    }
    int width = 0;
    for (int source = 0; source < sources.size(); source++) {
      requireTable(source, sources.get(source), sources.get(0).length);
      width = Math.addExact(width, sources.get(source)[0].length);
    }
    double[][] stacked = new double[sources.get(0).length][width];
    for (int sample = 0; sample < stacked.length; sample++) {
      int column = 0;
      for (float[][] source : sources) {
        for (float value : source[sample]) {
          stacked[sample][column++] = value;
        }
      }
    }
    return stacked;
  }

  private static void requireTable(int source, float[][] table, int samples) {
    if (table.length != samples) {
      throw new IllegalArgumentException(
          "source " + source + " has " + table.length + " samples, but source 0 has " + samples);
    }
    for (int sample = 0; sample < table.length; sample++) {
      if (table[sample].length != table[0].length) {
        throw new IllegalArgumentException(
            "sample %d of source %d has %d features, but sample 0 has %d"
                .formatted(sample, source, table[sample].length, table[0].length));
      }
      for (float value : table[sample]) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException(
              "sample %d of source %d holds %s; every feature must be finite"
                  .formatted(sample, source, value));
        }
      }
    }
  }
}
