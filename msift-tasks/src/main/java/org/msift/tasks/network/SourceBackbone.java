package org.msift.tasks.network;

import org.msift.core.backbone.Backbone;

/**
 * A source of images and the network that makes feature maps of them. Networks of different sources
 * share no weights.
 *
 * @param source name of the source, a part of the names of its vertices
 * @param backbone the network, of which the last feature map is used
 */
public record SourceBackbone(String source, Backbone backbone) {

  /** Channels of the last feature map. */
  int channels() {
    return backbone.channels().get(backbone.channels().size() - 1);
  }
}
