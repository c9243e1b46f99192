package org.msift.ship.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Map<String, Double>>> pending = new ArrayList<>();
      for (Supplier<List<FusedTriple>> image : images) {
        pending.add(pool.submit(() -> FusionMetrics.score(image.get(), metrics)));
      }
      List<Map<String, Double>> scores = new ArrayList<>();
      for (Future<Map<String, Double>> one : pending) {
        scores.add(result(one));
      }
      return scores;
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Means over images.
   *
   * @param scores what {@link #of} gave; at least one
   * @return mean by name, in the order of the first
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

  private static Map<String, Double> result(Future<Map<String, Double>> pending) {
    try {
      return pending.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scoring images", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("scoring an image failed", e.getCause());
    }
  }
}
