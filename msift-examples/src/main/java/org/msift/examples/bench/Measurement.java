package org.msift.examples.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Times of repeated runs of one thing.
 *
 * @param name what was run
 * @param milliseconds time of each run; not copied
 * @param images images of one run
 * @param threads threads of one native operation
 * @param backend what computed
 */
public record Measurement(
    String name, double[] milliseconds, int images, int threads, String backend) {

  /** Something to run again and again. */
  @FunctionalInterface
  public interface Task {

    /** Runs once. */
    void run();
  }

  private static final double NANOSECONDS = 1e6;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final long WARM_UP_NANOS = 4_000_000_000L;

  /**
   * Runs a task to warm up and then takes times.
   *
   * @param task what to run
   * @param warmUp how often it runs before, at least; it goes on for four seconds in any case,
   *     since the compiler comes to what a short pass calls only after many
   * @param runs how many times are taken
   * @return the times in milliseconds, in order
   */
  public static double[] time(Task task, int warmUp, int runs) {
    long begin = System.nanoTime();
    for (int i = 0; i < warmUp || System.nanoTime() - begin < WARM_UP_NANOS; i++) {
      task.run();
    }
    double[] milliseconds = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      task.run();
      milliseconds[i] = (System.nanoTime() - start) / NANOSECONDS;
    }
    return milliseconds;
  }

  /**
   * The shortest time.
   *
   * @return milliseconds
   */
  public double minimum() {
    return Arrays.stream(milliseconds).min().orElse(Double.NaN);
  }

  /**
   * The median time.
   *
   * @return milliseconds, the mean of the two in the middle where there are two
   */
  public double median() {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Speed by the median time.
   *
   * @return images per second
   */
  public double imagesPerSecond() {
    return 1000 * images / median();
  }

  /**
   * This as a JSON object.
   *
   * @return one line
   */
  public String toJson() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", name);
    object.put("min_ms", rounded(minimum()));
    object.put("median_ms", rounded(median()));
    object.put("images_per_s", rounded(imagesPerSecond()));
    object.put("threads", threads);
    object.put("backend", backend);
    try {
      return MAPPER.writeValueAsString(object);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("plain values are always JSON", impossible);
    }
  }

  private static double rounded(double value) {
    return Math.rint(value * 1000) / 1000;
  }

  /** For a person to read. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: min %.1f ms, median %.1f ms, %.2f images/s, %d threads, %s",
        name,
        minimum(),
        median(),
        imagesPerSecond(),
        threads,
        backend);
  }
}
