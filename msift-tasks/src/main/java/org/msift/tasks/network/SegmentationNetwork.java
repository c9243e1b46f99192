package org.msift.tasks.network;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.transformer.TransformerParameters;

/**
 * MsIFT's network for semantic segmentation, and the networks it is compared with: a backbone for
 * each source, fusion of their last feature maps, a head, losses.
 *
 * <pre>{@code
 * ResNet backbone = ResNet.fiftyDilated(4);
 * FusionModule fusion = new FusionModule(
 *     FusionTransformer.of(256, 4, 4, 64, 1024), 2, MapSize.of(backbone, 896, 896), true);
 * SegmentationNetwork network = new SegmentationNetwork(
 *     List.of(new SourceBackbone("sar", backbone), new SourceBackbone("optical", backbone)),
 *     new DensePrediction(
 *         fusion,
 *         new PyramidPoolingHead(2048, 512, 2, new DropoutRate(0.1, seed)),
 *         CrossEntropy.of()));
 * }</pre>
 *
 * @param sources one or more sources with different names, in the order of the official A and B
 * @param prediction fusion, head and loss
 */
public record SegmentationNetwork(List<SourceBackbone> sources, DensePrediction prediction) {

  private static final String BACKBONE = "backbone";

  /**
   * Where the backbone of a source is.
   *
   * @param source name of the source
   * @return path of the backbone's scope
   */
  public static String backbonePath(String source) {
    return BACKBONE + "." + source;
  }

  /**
   * Checks that the parts fit each other.
   *
   * @param sources one or more sources with different names
   * @param prediction fusion, head and loss
   * @throws IllegalArgumentException if there is no source, two have one name, or the channels of a
   *     backbone's last map are not those that the head takes
   */
  public SegmentationNetwork {
    sources = List.copyOf(sources);
    List<String> names = sources.stream().map(SourceBackbone::source).toList();
    if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "a network needs one or more sources with different names, but got " + names);
    }
    int channels = prediction.head().inputs();
    for (SourceBackbone source : sources) {
      if (source.channels() != channels) {
        throw new IllegalArgumentException(
            "the backbone of source "
                + source.source()
                + " gives maps of "
                + source.channels()
                + " channels, but the head takes "
                + channels);
      }
    }
  }

  /**
   * Adds the network to a training graph and names its outputs: the losses.
   *
   * @param scope the top of the graph
   * @param images an image [N, H, W, bands] for each source, in their order. The labels have the
   *     size of the first one
   * @return the losses, all of which take the same labels [N, H, W, 1]; in the order of {@link
   *     DensePrediction#applyForTraining}
   * @throws IllegalArgumentException if the number of images is another
   */
  public List<Node> applyForTraining(Scope scope, List<Node> images) {
    List<Node> losses = prediction.applyForTraining(scope, maps(scope, images), images.get(0));
    scope.output(losses.toArray(Node[]::new));
    return losses;
  }

  /**
   * Adds the network to an inference graph; naming the output is left to the caller.
   *
   * @param scope the top of the graph
   * @param images an image [N, H, W, bands] for each source, in their order
   * @return logits [N, H, W, K], of the size of the first image
   * @throws IllegalArgumentException if the number of images is another
   */
  public Node applyForInference(Scope scope, List<Node> images) {
    return prediction.applyForInference(scope, maps(scope, images), images.get(0));
  }

  private List<SourceMap> maps(Scope scope, List<Node> images) {
    if (images.size() != sources.size()) {
      throw new IllegalArgumentException(
          "expected an image for each of "
              + sources.stream().map(SourceBackbone::source).toList()
              + ", but got "
              + images.size());
    }
    List<SourceMap> maps = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      SourceBackbone source = sources.get(i);
      Scope place = scope.at(BACKBONE).at(source.source());
      List<Node> levels = source.backbone().apply(place, images.get(i));
      maps.add(new SourceMap(source.source(), levels.get(levels.size() - 1)));
    }
    return maps;
  }

  /**
   * Adds the names and layouts of all parameters in the official state dict: {@code backbone_A.},
   * {@code backbone_B.}, {@code fusion.}, {@code head.}.
   *
   * @param map the map. Modified
   */
  public void addParameters(ParameterMap.Builder map) {
    for (int i = 0; i < sources.size(); i++) {
      SourceBackbone source = sources.get(i);
      String official = "backbone_" + TransformerParameters.letter(i) + ".";
      source.backbone().addParameters(map, official, backbonePath(source.source()));
    }
    prediction.addParameters(map, "", sources.stream().map(SourceBackbone::source).toList());
  }
}
