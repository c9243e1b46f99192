package org.msift.examples.command;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says now and then for how long one thing has been going on that cannot be told in parts, such as
 * a pass of a large image through a network.
 *
 * @param what goes on, such as "fusing"
 * @param first time before the first line
 * @param interval time between two lines
 * @param out gets the lines, on a thread of its own
 */
record RunningTime(String what, Duration first, Duration interval, Consumer<String> out) {

  /** Nothing shall begin and run silently for longer. */
  private static final Duration FIRST = Duration.ofSeconds(2);

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /**
   * With the usual times.
   *
   * @param what goes on
   * @param out gets the lines
   */
  RunningTime(String what, Consumer<String> out) {
    this(what, FIRST, INTERVAL, out);
  }

  /**
   * Does something.
   *
   * @param work what is done, on this thread
   * @throws IOException as the work does
   */
  void during(FolderWork.Job work) throws IOException {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(RunningTime::thread);
    try {
      long start = System.nanoTime();
      clock.scheduleAtFixedRate(
          () -> out.accept(what + " for " + seconds(start) + " s"),
          first.toMillis(),
          interval.toMillis(),
          TimeUnit.MILLISECONDS);
      work.run();
    } finally {
      clock.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "running-time");
    thread.setDaemon(true);
    return thread;
  }

  private static long seconds(long start) {
    return Math.round((System.nanoTime() - start) / 1e9);
  }
}
