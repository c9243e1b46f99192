package org.msift.core.backbone;

import java.util.List;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/** A network that gives feature maps of an image, from fine to coarse. */
public sealed interface Backbone permits ResNet, LightNet {

  /**
   * Bands of the image.
   *
   * @return 1 or more
   */
  int bands();

  /**
   * Channels of the feature maps.
   *
   * @return four numbers, from fine to coarse
   */
  List<Integer> channels();

  /**
   * Adds the network to a graph.
   *
   * @param scope where it goes
   * @param image the image [N, H, W, bands]
   * @return four feature maps [N, h, w, channels], from fine to coarse
   */
  List<Node> apply(Scope scope, Node image);

  /**
   * Adds the names and layouts of the parameters in the official state dict, in its order.
   *
   * @param map the map. Modified
   * @param official what official names start with, such as {@code backbone_A.}; may be empty
   * @param ours path of the scope that {@link #apply} was given; may be empty
   */
  void addParameters(ParameterMap.Builder map, String official, String ours);
}
