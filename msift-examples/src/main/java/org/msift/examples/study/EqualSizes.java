package org.msift.examples.study;

import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.model.NetworkSettings;

/**
 * Networks of about as many parameters as the small MsIFT: baselines get more or fewer channels.
 */
final class EqualSizes {

  private static final int NARROWEST = 4;
  private static final int WIDEST = 256;

  private EqualSizes() {}

  static NetworkSettings of(StudyMethod method, DataSet data) {
    NetworkSettings fusion =
        NetworkSettings.preset("tiny", data.task(), data.sourceShapes(), data.classes().size());
    if (method == StudyMethod.MSIFT) {
      return fusion;
    }
    long wanted = size(fusion);
    boolean segmentation = data.task() == Task.SEGMENT;
    String key = segmentation ? "headChannels" : "pyramid";
    NetworkSettings best = fusion.with("fusion", method.fusion());
    for (int channels = NARROWEST; channels <= WIDEST; channels += 4) {
      NetworkSettings wider = best.with(key, Integer.toString(channels));
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
