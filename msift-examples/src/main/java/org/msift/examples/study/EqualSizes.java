package org.msift.examples.study;

import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.model.NetworkSettings;

/** Networks of about as many parameters as the small MsIFT: baselines get a wider backbone. */
final class EqualSizes {

  private static final int WIDEST = 128;

  private EqualSizes() {}

  static NetworkSettings of(StudyMethod method, DataSet data) {
    NetworkSettings fusion =
        NetworkSettings.preset("tiny", data.task(), data.sourceShapes(), data.classes().size());
    if (method == StudyMethod.MSIFT) {
      return fusion;
    }
    long wanted = size(fusion);
    NetworkSettings best = fusion.with("fusion", method.fusion());
    for (int width = fusion.width(); width <= WIDEST; width += 2) {
      NetworkSettings wider = best.with("width", Integer.toString(width));
      long size = size(wider);
      if (Math.abs(size - wanted) < Math.abs(size(best) - wanted)) {
        best = wider;
      }
      if (size > wanted) {
        break;
      }
    }
    return best;
  }

  private static long size(NetworkSettings settings) {
    return GraphParameters.trainable(settings.network().inferenceGraph(GraphSettings.of(1)));
  }
}
