package org.msift.ship;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.graph.GraphInference;

/**
 * Forward passes of one graph that several threads share. A pass belongs to one thread at a time;
 * parameters are read by all of them.
 */
final class InferencePool implements AutoCloseable {

  private final String user;
  private final ComputationGraph graph;
  private final int size;
  private final Semaphore permits;
  private final Deque<GraphInference> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * A pool.
   *
   * @param user what messages call its user
   * @param graph the graph; closed with the pool
   * @param size how many passes may run at once
   */
  InferencePool(String user, ComputationGraph graph, int size) {
    this.user = user;
    this.graph = graph;
    this.size = size;
    this.permits = new Semaphore(size, true);
  }

  /** Lends a pass to a caller, who waits while all are in use. */
  <T> T use(Function<GraphInference, T> caller) {
    permits.acquireUninterruptibly();
    try {
      GraphInference inference = borrow();
      boolean done = false;
      try {
        T result = caller.apply(inference);
        done = true;
        return result;
      } finally {
        giveBack(inference, done);
      }
    } finally {
      permits.release();
    }
  }

  private synchronized GraphInference borrow() {
    requireOpen();
    GraphInference inference = idle.poll();
    return inference == null ? new GraphInference(graph) : inference;
  }

  /** What a failed pass leaves behind is not used again. */
  private synchronized void giveBack(GraphInference inference, boolean done) {
    if (done) {
      idle.push(inference);
    } else {
      inference.close();
    }
  }

  synchronized void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this " + user + " is closed; load the model again");
    }
  }

  /** Refuses new callers, waits for those at work, and gives the memory back. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    permits.acquireUninterruptibly(size);
    idle.forEach(GraphInference::close);
    idle.clear();
    graph.close();
    permits.release(size);
  }
}
