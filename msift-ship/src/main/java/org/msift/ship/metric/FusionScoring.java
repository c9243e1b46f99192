package org.msift.ship.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Scores many fused images, several at a time; the results do not depend on how many.
 *
 * @param metrics the metrics, in the order of the results
 * @param threads images at a time, at least 1; each is read and dropped again by its thread
 */
public record FusionScoring(List<FusionMetric> metrics, int threads) {

  /**
   * Copies the list.
   *
   * @param metrics at least one metric
   * @param threads at least 1
   * @throws IllegalArgumentException if there is no metric or no thread
   */
  public FusionScoring {
    metrics = List.copyOf(metrics);
    if (metrics.isEmpty() || threads < 1) {
      throw new IllegalArgumentException(
          metrics.size() + " metrics on " + threads + " threads; expected 1 or more of both");
    }
  }

  /**
   * The scores of each image.
   *
   * @param images reads the triples of one image each, called once, from another thread; see {@link
   *     Grey#triples}
   * @return value by name for each image, in the order of the images
   * @throws RuntimeException that reading or scoring an image threw, the first one in that order
   */
  public List<Map<String, Double>> of(List<? extends Supplier<List<FusedTriple>>> images) {
    try (PendingScores pending = start(images)) {
      List<Map<String, Double>> scores = new ArrayList<>();
      for (int i = 0; i < pending.size(); i++) {
        scores.add(pending.get(i));
      }
      return scores;
    }
  }

  /**
   * Begins to score images, for those who want to see progress, or to go on after one that fails.
   *
   * @param images reads the triples of one image each, called once, from another thread
   * @return the scores to wait for, to be closed
   */
  public PendingScores start(List<? extends Supplier<List<FusedTriple>>> images) {
    return new PendingScores(this, images);
  }

  /**
   * Means over images.
   *
   * @param scores what {@link #of} gave; at least one
   * @return mean by name, in the order of the first; NaN where a metric is infinite with both
   *     signs, as {@link Psnr#CDDFUSE} of black and of perfect images
   * @throws IllegalArgumentException if there are no scores
   */
  public static Map<String, Double> mean(List<Map<String, Double>> scores) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("no scores to average; score at least one image");
    }
    Map<String, Double> means = new LinkedHashMap<>();
    for (String name : scores.get(0).keySet()) {
      means.put(name, scores.stream().mapToDouble(score -> score.get(name)).sum() / scores.size());
    }
    return means;
  }
}
