package org.msift.core.training;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How far a training is, in words. Time comes in from outside, in nanoseconds. Safe for use by
 * several threads.
 */
final class TrainingProgress {

  private static final double DECAY = 0.95;
  private static final long LONG_STEP_SECONDS = 2;

  private final long totalSteps;
  private final SmoothedValue loss = new SmoothedValue(DECAY);
  private final SmoothedValue secondsPerStep = new SmoothedValue(DECAY);
  private long doneSteps;
  private long lastStepNanos;
  private String facts = "";
  private String metrics = "";

  /** Empty while steps are under way. */
  private String activity = "";

  TrainingProgress(long totalSteps, long startNanos) {
    this.totalSteps = totalSteps;
    this.lastStepNanos = startNanos;
  }

  synchronized void resumed(long doneSteps) {
    this.doneSteps = doneSteps;
  }

  /** What is known of the step under way. */
  synchronized void facts(double learningRate, double waiting) {
    facts =
        String.format(
            Locale.ROOT,
            ", learning rate %.3g, %.1f %% of the time waiting for data",
            learningRate,
            100 * waiting);
  }

  synchronized void metrics(String metrics) {
    this.metrics = metrics.isEmpty() ? "" : ", " + metrics;
  }

  /** Something other than a step begins or, with an empty name, a step: the clock starts anew. */
  synchronized void activity(String name, long nanos) {
    activity = name;
    lastStepNanos = nanos;
  }

  synchronized void stepDone(long doneSteps, double loss, long nanos) {
    this.doneSteps = doneSteps;
    this.loss.add(loss);
    secondsPerStep.add(seconds(nanos - lastStepNanos));
    lastStepNanos = nanos;
  }

  synchronized String describe(long nanos) {
    String line = "step " + doneSteps + " of " + totalSteps;
    if (!Double.isNaN(secondsPerStep.value())) {
      line += figures();
    }
    line += facts + metrics;
    long running = TimeUnit.NANOSECONDS.toSeconds(nanos - lastStepNanos);
    if (!activity.isEmpty()) {
      line += ", " + activity + " for " + duration(running);
    } else if (running >= LONG_STEP_SECONDS && doneSteps < totalSteps) {
      line += ", in step " + (doneSteps + 1) + " for " + duration(running);
    }
    return line;
  }

  private String figures() {
    double secondsLeft = Math.max(0, totalSteps - doneSteps) * secondsPerStep.value();
    String figures = ", loss %.5g, %.3g steps/s, %s left";
    return String.format(
        Locale.ROOT,
        figures,
        loss.value(),
        1 / secondsPerStep.value(),
        duration(Math.round(secondsLeft)));
  }

  private static double seconds(long nanos) {
    // At least a microsecond, so that a clock that did not move gives no infinite speed.
    return Math.max(nanos, 1_000) / 1e9;
  }

  private static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3_600 + " h " + seconds / 60 % 60 + " min";
  }
}
