package org.msift.tasks.network;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.BatchSlice;
import org.msift.core.operator.Loss;
import org.msift.core.operator.Resize;

/**
 * From the feature maps of several sources to the classes of an image's pixels: fusion, head, and
 * logits enlarged to the image's size (bilinear).
 *
 * <p>In training the head is applied once to all maps that the fusion gives, stacked along the
 * batch, so that they share its weights; batch normalisation takes them one by one. Each output of
 * the head for each map has a loss of its own, all of weight 1: three with PSPNet's head, nine with
 * DANet's.
 *
 * @param fusion how the maps become one
 * @param head the head
 * @param loss the loss, of logits [N, H, W, K] and labels [N, H, W, 1]
 */
public record DensePrediction(MapFusion fusion, SegmentationHead head, Loss loss) {

  private static final String FUSION = "fusion";
  private static final String HEAD = "head";
  private static final String LOGITS = "logits";

  /**
   * Checks that the parts fit each other.
   *
   * @param fusion how the maps become one
   * @param head the head
   * @param loss the loss
   * @throws IllegalArgumentException if the head takes other channels than the fusion gives
   */
  public DensePrediction {
    if (fusion instanceof FusionModule module && module.size().channels() != head.inputs()
        || fusion instanceof MapConcatenation joined && joined.channels() != head.inputs()) {
      throw new IllegalArgumentException(
          "the head takes maps of " + head.inputs() + " channels, but the fusion is " + fusion);
    }
  }

  /**
   * Adds it to a training graph.
   *
   * @param scope where it goes
   * @param maps a map [N, h, w, C] for each source
   * @param image array [N, H, W, B] that has the labels' height and width
   * @return the losses: for each {@link MapFusion#trainingMaps() map} those of all {@link
   *     SegmentationHead#outputs() outputs}; the prediction's is the first one of the last map
   */
  public List<Node> applyForTraining(Scope scope, List<SourceMap> maps, Node image) {
    List<String> names = fusion.trainingMaps();
    Node stack = fusion.applyForTraining(scope.at(FUSION), maps); // [k · N, h, w, C]
    List<Node> logits = head.applyForTraining(scope.at(HEAD), stack, names.size());
    List<Node> losses = new ArrayList<>();
    for (int map = 0; map < names.size(); map++) {
      for (int output = 0; output < logits.size(); output++) {
        Scope place = scope.at(names.get(map)).at(head.outputs().get(output));
        Node one = logits.get(output); // [k · N, h, w, K]
        if (names.size() > 1) {
          one = place.apply("slice", new BatchSlice(map, names.size()), one);
        }
        losses.add(place.loss("loss", loss, enlarge(place, one, image)));
      }
    }
    return losses;
  }

  /**
   * Adds it to an inference graph.
   *
   * @param scope where it goes
   * @param maps a map [N, h, w, C] for each source
   * @param image array [N, H, W, B] that has the wanted height and width
   * @return logits [N, H, W, K]
   */
  public Node applyForInference(Scope scope, List<SourceMap> maps, Node image) {
    Node map = fusion.applyForInference(scope.at(FUSION), maps); // [N, h, w, C]
    return enlarge(scope, head.applyForInference(scope.at(HEAD), map), image);
  }

  private static Node enlarge(Scope scope, Node logits, Node image) {
    return scope.apply(LOGITS, new Resize(Resize.Method.BILINEAR), logits, image);
  }

  /**
   * Adds the names and layouts of the parameters in the official state dict, in its order: {@code
   * fusion.} and {@code head.} officially and here.
   *
   * @param map the map. Modified
   * @param ours path of the scope that this was applied in; may be empty
   * @param sources names of the sources in the order of the official A and B
   */
  public void addParameters(ParameterMap.Builder map, String ours, List<String> sources) {
    String path = ours.isEmpty() ? "" : ours + ".";
    fusion.addParameters(map, FUSION + ".", path + FUSION, sources);
    head.addParameters(map, HEAD + ".", path + HEAD);
  }
}
