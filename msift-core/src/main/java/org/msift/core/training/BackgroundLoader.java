package org.msift.core.training;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.IntFunction;

/**
 * Prepares items one after the other in a thread of its own, some in advance. For one consumer.
 *
 * @param <T> what is prepared
 */
public final class BackgroundLoader<T> implements AutoCloseable {

  /** An item, or why there is none. */
  private record Prepared<T>(T item, RuntimeException failure) {}

  private final BlockingQueue<Prepared<T>> queue;
  private final Thread thread;

  /**
   * Begins to prepare.
   *
   * @param name name of the thread
   * @param first number of the first item
   * @param end number after the last item
   * @param queue items prepared in advance, at least 1
   * @param load makes an item of its number; called in the other thread, in order
   */
  public BackgroundLoader(String name, int first, int end, int queue, IntFunction<T> load) {
    this.queue = new ArrayBlockingQueue<>(queue);
    this.thread = new Thread(() -> run(first, end, load), name);
    thread.setDaemon(true);
    thread.start();
  }

  private void run(int first, int end, IntFunction<T> load) {
    try {
      for (int number = first; number < end; number++) {
        queue.put(prepare(number, load));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Prepared<T> prepare(int number, IntFunction<T> load) {
    try {
      return new Prepared<>(load.apply(number), null);
    } catch (RuntimeException failed) {
      return new Prepared<>(null, failed);
    }
  }

  /**
   * The next item; waits for it. To be called once for each number.
   *
   * @return the item
   * @throws IllegalStateException if the waiting thread is interrupted
   * @throws RuntimeException what preparing the item has thrown; nothing is prepared afterwards
   */
  public T take() {
    try {
      Prepared<T> prepared = queue.take();
      if (prepared.failure() != null) {
        close();
        throw prepared.failure();
      }
      return prepared.item();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for data", interrupted);
    }
  }

  /** Stops preparing. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
