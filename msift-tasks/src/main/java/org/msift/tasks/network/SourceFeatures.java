package org.msift.tasks.network;

import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/** What classification takes from an image of one source. */
public sealed interface SourceFeatures permits PyramidFeatures, BandFeatures {

  /**
   * Channels of the feature map.
   *
   * @return C
   */
  int channels();

  /**
   * Features of a token before its embedding.
   *
   * @return P
   */
  int tokenFeatures();

  /**
   * Tokens of an image.
   *
   * @param height rows of the image
   * @param width columns of the image
   * @return T
   * @throws IllegalArgumentException if the feature map cannot be cut into patches
   */
  int tokens(int height, int width);

  /**
   * Adds the network of one source to a graph.
   *
   * @param scope the source's place
   * @param image the image [N, H, W, bands]
   * @return the feature map [N, h, w, C], of one size for all sources of one size
   */
  Node map(Scope scope, Node image);

  /**
   * Adds what makes tokens, which have no parameters yet.
   *
   * @param scope the source's place
   * @param image the image [N, H, W, bands]
   * @param map its feature map
   * @return patches or groups of bands [N, T, P]
   */
  Node tokens(Scope scope, Node image, Node map);

  /**
   * Adds the official names of the parameters.
   *
   * @param map the map. Modified
   * @param letter the source's official letter
   * @param path path of the source's scope
   * @throws IllegalArgumentException if there is no official network with such features
   */
  void addParameters(ParameterMap.Builder map, char letter, String path);
}
