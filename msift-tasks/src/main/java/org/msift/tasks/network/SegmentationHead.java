package org.msift.tasks.network;

import java.util.List;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/** Turns feature maps into logits of each of their pixels. */
public sealed interface SegmentationHead permits PyramidPoolingHead, DualAttentionHead {

  /**
   * Channels of the feature maps.
   *
   * @return C, 1 or more
   */
  int inputs();

  /**
   * Number of classes.
   *
   * @return K, 2 or more
   */
  int classes();

  /**
   * The outputs in training, each of which gets a loss.
   *
   * @return their names; the first one is the output that predicts
   */
  List<String> outputs();

  /**
   * Adds the head to a training graph, with dropout.
   *
   * @param scope where it goes
   * @param maps feature maps [N, h, w, C]
   * @param groups equal parts of the batch that are normalised each by itself, as when the head is
   *     called so many times
   * @return logits [N, h, w, K] for each of the {@link #outputs() outputs}
   */
  List<Node> applyForTraining(Scope scope, Node maps, int groups);

  /**
   * Adds the head to an inference graph.
   *
   * @param scope where it goes
   * @param map feature maps [N, h, w, C]
   * @return logits [N, h, w, K]
   */
  Node applyForInference(Scope scope, Node map);

  /**
   * Adds the names and layouts of the parameters in the official state dict, in its order.
   *
   * @param map the map. Modified
   * @param official what official names start with, such as {@code head.}; may be empty
   * @param ours path of the scope that the head was applied in; may be empty
   */
  void addParameters(ParameterMap.Builder map, String official, String ours);
}
