package org.msift.core.training;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Finds what is a gradient in a graph's flat gradient array. DL4J also writes updates of running
 * statistics there, and marks them by not dividing them by the batch size.
 */
final class TrainedGradients {

  private TrainedGradients() {}

  /**
   * Views of the flat gradient array, as few and as long as possible: one, [P], where every entry
   * is a gradient.
   */
  static List<INDArray> of(ComputationGraph graph) {
    INDArray all = graph.getFlattenedGradients();
    INDArray flat = all.reshape(all.length());
    List<INDArray> views = new ArrayList<>();
    long start = 0;
    long end = 0;
    for (int index : graph.topologicalSortOrder()) {
      GraphVertex vertex = graph.getVertices()[index];
      if (vertex.numParams() == 0) {
        continue;
      }
      for (var parameter : vertex.paramTable(false).entrySet()) {
        long length = parameter.getValue().length();
        if (!isGradient(vertex, parameter.getKey())) {
          addView(views, flat, start, end);
          start = end + length;
        }
        end += length;
      }
    }
    addView(views, flat, start, end);
    return views;
  }

  private static boolean isGradient(Trainable trainable, String parameter) {
    return trainable.updaterDivideByMinibatch(parameter);
  }

  private static void addView(List<INDArray> views, INDArray flat, long start, long end) {
    if (end == flat.length() && start == 0) {
      views.add(flat);
    } else if (end > start) {
      views.add(flat.get(NDArrayIndex.interval(start, end)));
    }
  }
}
