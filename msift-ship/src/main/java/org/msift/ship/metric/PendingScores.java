package org.msift.ship.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Scores of many images that threads are at work on. Closing it stops the threads. */
public final class PendingScores implements AutoCloseable {

  private final ExecutorService pool;
  private final List<Future<Map<String, Double>>> pending = new ArrayList<>();

  PendingScores(FusionScoring scoring, List<? extends Supplier<List<FusedTriple>>> images) {
    pool = Executors.newFixedThreadPool(scoring.threads());
    for (Supplier<List<FusedTriple>> image : images) {
      pending.add(pool.submit(() -> FusionMetrics.score(image.get(), scoring.metrics())));
    }
  }

  /**
   * The number of images.
   *
   * @return as many as were given
   */
  public int size() {
    return pending.size();
  }

  /**
   * Waits for the scores of one image.
   *
   * @param index its place, from 0
   * @return value by name, in the order of the metrics
   * @throws RuntimeException that reading or scoring this image threw
   * @throws IllegalStateException if the thread was interrupted, or memory was exhausted
   */
  public Map<String, Double> get(int index) {
    try {
      return pending.get(index).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scoring images", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(
          "scoring an image failed (" + e.getCause() + "); use smaller images or fewer threads",
          e.getCause());
    }
  }

  /** Ends the threads; what they have not finished is dropped. */
  @Override
  public void close() {
    pool.shutdownNow();
  }
}
