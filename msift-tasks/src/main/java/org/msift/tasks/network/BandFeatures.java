package org.msift.tasks.network;

import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.BandGroups;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.Rectifier;

/**
 * The bands themselves, in groups of neighbours as tokens: for spectra of single pixels, where
 * there are no patches to attend to. The feature map is one 1x1 convolution of the bands. Not part
 * of the published network.
 *
 * @param height rows of the images
 * @param width columns of the images
 * @param groups which bands make a token
 * @param channels channels C of the feature map
 */
public record BandFeatures(int height, int width, BandGroups groups, int channels)
    implements SourceFeatures {

  @Override
  public int tokenFeatures() {
    return height * width * groups.window();
  }

  @Override
  public int tokens(int rows, int columns) {
    return groups.groups();
  }

  @Override
  public Node map(Scope scope, Node image) {
    return scope.apply(
        "mix", Convolution.of(groups.bands(), channels, 1).with(Rectifier.RELU), image);
  }

  @Override
  public Node tokens(Scope scope, Node image, Node map) {
    return scope.apply("groups", groups, image);
  }

  @Override
  public void addParameters(ParameterMap.Builder map, char letter, String path) {
    throw new IllegalArgumentException(
        "there is no official network with groups of bands as tokens, hence no official names");
  }
}
