package org.msift.core.training;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs how far a training is: step, of how many, smoothed loss, steps per second and time left, and
 * what else it is told.
 *
 * <p>A line comes at a fixed interval from a thread of its own, so that a step that takes long is
 * not silent, and a last one comes on {@link #close}. Speed and loss are moving averages over about
 * the last twenty steps.
 *
 * <pre>{@code
 * try (ProgressListener progress = ProgressListener.start(steps)) {
 *   graph.addListeners(progress);
 *   graph.fit(data);
 * }
 * }</pre>
 */
public final class ProgressListener extends BaseTrainingListener implements AutoCloseable {

  /** The interval between two lines where none is given. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(ProgressListener.class);

  private final LongSupplier nanoClock;
  private final TrainingProgress progress;
  private final ScheduledExecutorService timer;

  private ProgressListener(long totalSteps, LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.progress = new TrainingProgress(totalSteps, nanoClock.getAsLong());
    this.timer = Executors.newSingleThreadScheduledExecutor(ProgressListener::daemon);
  }

  /**
   * Starts to log every two seconds.
   *
   * @param totalSteps number of steps at which training ends, counted as the model does: a resumed
   *     training goes on counting
   * @return the listener, to be added to a model and closed after training
   * @throws IllegalArgumentException if the number of steps is not positive
   */
  public static ProgressListener start(long totalSteps) {
    return start(totalSteps, DEFAULT_INTERVAL);
  }

  /**
   * Starts to log.
   *
   * @param totalSteps number of steps at which training ends, counted as the model does: a resumed
   *     training goes on counting
   * @param interval time between two lines, greater than 0
   * @return the listener, to be added to a model and closed after training
   * @throws IllegalArgumentException if the number of steps or the interval is not positive
   */
  public static ProgressListener start(long totalSteps, Duration interval) {
    return start(totalSteps, interval, System::nanoTime);
  }

  static ProgressListener start(long totalSteps, Duration interval, LongSupplier nanoClock) {
    Objects.requireNonNull(interval, "interval");
    if (totalSteps < 1) {
      throw new IllegalArgumentException("totalSteps is " + totalSteps + ", expected at least 1");
    }
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("interval is " + interval + ", expected more than 0");
    }
    ProgressListener listener = new ProgressListener(totalSteps, nanoClock);
    long nanos = interval.toNanos();
    listener.timer.scheduleAtFixedRate(listener::log, nanos, nanos, TimeUnit.NANOSECONDS);
    return listener;
  }

  /**
   * Takes note of a step that is done.
   *
   * @param model the model in training; its score is read
   * @param iteration steps done before this one
   * @param epoch epochs done before this one
   */
  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    progress.stepDone(iteration + 1L, model.score(), nanoClock.getAsLong());
  }

  /**
   * Tells how many steps were done before this run, so that a resumed training does not seem to
   * begin at 0.
   *
   * @param steps steps done, 0 or more
   */
  public void resumed(long steps) {
    progress.resumed(steps);
  }

  /**
   * Tells what else is worth a word about the steps under way.
   *
   * @param learningRate learning rate of the step
   * @param waiting share of the time that was spent waiting for data, in [0, 1]
   */
  public void facts(double learningRate, double waiting) {
    progress.facts(learningRate, waiting);
  }

  /**
   * Tells how good the network was when it was last judged.
   *
   * @param metrics such as {@code accuracy 0.93}, as it appears in the line; empty for nothing
   */
  public void metrics(String metrics) {
    progress.metrics(metrics);
  }

  /**
   * Tells that something other than a step begins, which does not count in the speed of steps.
   *
   * @param activity such as {@code validating}; empty when steps go on
   */
  public void activity(String activity) {
    progress.activity(activity, nanoClock.getAsLong());
  }

  /** Ends the thread and logs a last line. A second call does nothing. */
  @Override
  public void close() {
    if (!timer.isShutdown()) {
      timer.shutdown();
      log();
    }
  }

  /** One at a time, so that the last line is the latest. */
  private synchronized void log() {
    LOG.info("{}", progress.describe(nanoClock.getAsLong()));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "training-progress");
    thread.setDaemon(true);
    return thread;
  }
}
