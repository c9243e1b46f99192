package org.msift.core.graph;

import org.deeplearning4j.nn.graph.ComputationGraph;

/** Copies of graphs that go on training as the original would. */
public final class GraphCopies {

  private GraphCopies() {}

  /**
   * A copy with parameters, updater state, and iteration and epoch count. ({@link
   * ComputationGraph#clone} starts to count anew, so that Adam and schedules take other steps.)
   *
   * @param graph an initialised graph. Not modified
   * @return the copy; it shares only the listeners
   */
  public static ComputationGraph copy(ComputationGraph graph) {
    ComputationGraph copy = graph.clone();
    copy.getConfiguration().setIterationCount(graph.getIterationCount());
    copy.getConfiguration().setEpochCount(graph.getEpochCount());
    return copy;
  }
}
