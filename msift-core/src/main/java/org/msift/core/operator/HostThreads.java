package org.msift.core.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Loops in main memory on as many threads as a native operation has: OMP_NUM_THREADS, else the
 * number of processors.
 *
 * <p>The threads are made once and stay. OpenMP binds the thread that calls it to a core where
 * OMP_PROC_BIND is set, and threads that it makes later are bound to the same core: a program with
 * that variable calls {@link #start} before all else.
 */
public final class HostThreads {

  /** A part of a loop. */
  @FunctionalInterface
  interface Part {

    /** Does what belongs to some numbers, from the first up to but without the last. */
    void run(int part, long from, long to);
  }

  private static final int THREADS = threads(System.getenv("OMP_NUM_THREADS"));
  private static final ThreadPoolExecutor WORKERS = workers();

  private HostThreads() {}

  /** Makes the threads, if they are not there yet. */
  public static void start() {
    WORKERS.prestartAllCoreThreads();
  }

  /** The first number of a setting of OpenMP such as 4 or 4,2. */
  static int threads(String setting) {
    String first = setting == null ? "" : setting.strip().split(",", 2)[0].strip();
    return first.matches("[1-9][0-9]{0,3}")
        ? Integer.parseInt(first)
        : Runtime.getRuntime().availableProcessors();
  }

  private static ThreadPoolExecutor workers() {
    int most = Math.max(1, THREADS - 1);
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            most,
            most,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "msift-operator");
              thread.setDaemon(true);
              return thread;
            });
    workers.prestartAllCoreThreads();
    return workers;
  }

  /** In how many parts a loop over this many numbers is cut. */
  static int parts(long count) {
    return (int) Math.max(1, Math.min(THREADS, count));
  }

  /** Runs the parts of a loop at the same time. What is cut where depends on the numbers only. */
  static void split(long count, Part task) {
    int parts = parts(count);
    List<FutureTask<Void>> others = new ArrayList<>();
    for (int part = 1; part < parts; part++) {
      int number = part;
      FutureTask<Void> other =
          new FutureTask<>(
              () -> task.run(number, begin(count, number), begin(count, number + 1)), null);
      others.add(other);
      WORKERS.execute(other);
    }
    try {
      task.run(0, 0, begin(count, 1));
    } finally {
      // What no worker has begun is done here: they may be busy with another network.
      others.forEach(FutureTask::run);
      others.forEach(HostThreads::await);
    }
  }

  private static long begin(long count, int part) {
    return count * part / parts(count);
  }

  private static void await(FutureTask<Void> task) {
    boolean interrupted = false;
    while (true) {
      try {
        task.get();
        break;
      } catch (InterruptedException e) {
        // The arrays belong to the part until it is done.
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException("a part of a loop failed", e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
