package org.msift.tasks.network;

import org.msift.core.backbone.Backbone;
import org.msift.core.backbone.Fpn;
import org.msift.core.backbone.LightNet;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Patches;

/**
 * The finest level of a feature pyramid over a convolutional network, cut into patches.
 *
 * @param backbone the network
 * @param channels channels C of the pyramid
 * @param patch height and width p of a patch
 */
public record PyramidFeatures(Backbone backbone, int channels, int patch)
    implements SourceFeatures {

  private static final String BACKBONE = "backbone";

  /**
   * Where the network of a source is.
   *
   * @param source path of the source's scope
   * @return path of the network's scope
   */
  public static String backbonePath(String source) {
    return source + "." + BACKBONE;
  }

  @Override
  public int tokenFeatures() {
    return patch * patch * channels;
  }

  @Override
  public int tokens(int height, int width) {
    int rows = size(height);
    int columns = size(width);
    if (rows % patch != 0 || columns % patch != 0) {
      throw new IllegalArgumentException(
          "images of "
              + height
              + "x"
              + width
              + " give feature maps of "
              + rows
              + "x"
              + columns
              + ", which patches of "
              + patch
              + "x"
              + patch
              + " do not divide; choose another patch size or resize the images");
    }
    return rows / patch * (columns / patch);
  }

  /** Rows or columns of the finest map: a quarter in residual networks, all in LightNet. */
  private int size(int image) {
    return backbone instanceof LightNet ? image : half(half(image));
  }

  private static int half(int size) {
    return (size + 1) / 2;
  }

  @Override
  public Node map(Scope scope, Node image) {
    Fpn pyramid = new Fpn(backbone.channels(), channels);
    return pyramid.apply(scope.at("pyramid"), backbone.apply(scope.at(BACKBONE), image));
  }

  @Override
  public Node tokens(Scope scope, Node image, Node map) {
    return scope.apply("patches", new Patches(patch), map);
  }

  @Override
  public void addParameters(ParameterMap.Builder map, char letter, String path) {
    backbone.addParameters(map, "backbone_" + letter + ".", backbonePath(path));
    new Fpn(backbone.channels(), channels)
        .addParameters(map, "neck.FPN_neck_" + letter + ".", path + ".pyramid");
  }
}
