package org.msift.tasks.network;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.BatchNormalization;
import org.msift.core.operator.Concatenation;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.Flatten;
import org.msift.core.operator.GlobalAveragePooling;
import org.msift.core.operator.Linear;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.Sum;

/**
 * What MsIFT is compared with: the same features of each source, fused pixel by pixel or of one
 * source alone, pooled and classified.
 *
 * @param sources names of the sources
 * @param features what is taken from each source, of one number of channels
 * @param fusion how they become one; not MSIFT
 * @param classes number of classes
 */
public record ClassificationBaseline(
    List<String> sources, List<SourceFeatures> features, FusionKind fusion, int classes) {

  /**
   * Adds the network to a graph.
   *
   * @param scope where it goes
   * @param images the image of each source [N, H, W, bands]
   * @return logits [N, classes]
   */
  public Node apply(Scope scope, List<Node> images) {
    List<Node> maps = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      maps.add(features.get(i).map(scope.at(sources.get(i)), images.get(i)));
    }
    Scope head = scope.at("head");
    int channels = features.get(0).channels();
    Node fused = fuse(scope.at("fusion"), maps, channels); // [N, h, w, C]
    Node pooled = head.apply("pool", new GlobalAveragePooling(), fused);
    Node vector = head.apply("vector", new Flatten(), pooled); // [N, C]
    return head.apply("linear", Linear.of(channels, classes), vector);
  }

  private Node fuse(Scope scope, List<Node> maps, int channels) {
    if (maps.size() == 1) {
      return maps.get(0);
    }
    if (fusion == FusionKind.CONCATENATE) {
      Node joined = scope.apply("join", new Concatenation(), maps.toArray(Node[]::new));
      Convolution mix = Convolution.of(maps.size() * channels, channels, 1).withoutBias();
      return scope.apply(
          "norm",
          BatchNormalization.of(channels).with(Rectifier.RELU),
          scope.apply("mix", mix, joined));
    }
    Node sum = maps.get(0);
    for (int i = 1; i < maps.size(); i++) {
      sum = scope.apply("sum" + i, new Sum(), sum, maps.get(i));
    }
    return sum;
  }
}
