package org.msift.tasks.network;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.backbone.OfficialNames;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.AdaptiveAveragePooling;
import org.msift.core.operator.Concatenation;
import org.msift.core.operator.Resize;
import org.msift.core.transformer.DropoutRate;

/**
 * The head of PSPNet (Zhao et al. 2017) as mmsegmentation has it: means over grids of 1, 2, 3 and 6
 * cells a side, each through a convolution unit and enlarged again, joined with the map; another
 * unit; dropout of whole channels; classes.
 *
 * <p>Training needs two images or more in a batch: the mean over an image is one pixel, which batch
 * normalisation cannot normalise by itself.
 *
 * @param inputs channels C of the feature maps, 1 or more
 * @param channels channels inside, 1 or more (512 in the published networks)
 * @param classes number of classes K, 2 or more
 * @param dropout dropout of whole channels in training (rate 0.1 in the published networks)
 */
public record PyramidPoolingHead(int inputs, int channels, int classes, DropoutRate dropout)
    implements SegmentationHead {

  private static final List<Integer> GRIDS = List.of(1, 2, 3, 6);
  private static final int BOTTLENECK = 3;

  /**
   * Checks the sizes.
   *
   * @param inputs channels C of the feature maps, 1 or more
   * @param channels channels inside, 1 or more
   * @param classes number of classes K, 2 or more
   * @param dropout dropout of whole channels in training
   * @throws IllegalArgumentException if one is less
   */
  public PyramidPoolingHead {
    HeadSizes.check(inputs, channels, classes);
  }

  @Override
  public List<String> outputs() {
    return List.of("classes");
  }

  @Override
  public List<Node> applyForTraining(Scope scope, Node maps, int groups) {
    return List.of(apply(scope, maps, groups, dropout));
  }

  @Override
  public Node applyForInference(Scope scope, Node map) {
    return apply(scope, map, 1, DropoutRate.NONE);
  }

  private Node apply(Scope scope, Node map, int groups, DropoutRate rate) {
    List<Node> parts = new ArrayList<>(List.of(map));
    for (int grid : GRIDS) {
      Scope level = scope.at("pyramid" + grid);
      Node x = level.apply("mean", new AdaptiveAveragePooling(grid, grid), map);
      x = cell().apply(level, groups, x); // [N, grid, grid, channels]
      parts.add(level.apply("enlarged", new Resize(Resize.Method.BILINEAR), x, map));
    }
    Node joined = scope.apply("concatenation", new Concatenation(), parts.toArray(Node[]::new));
    Node x = bottleneck().apply(scope.at("bottleneck"), groups, joined); // [N, h, w, channels]
    return classifier().apply(scope, "classes", rate, x);
  }

  private ConvolutionUnit cell() {
    return new ConvolutionUnit(inputs, channels, 1);
  }

  private ConvolutionUnit bottleneck() {
    return new ConvolutionUnit(inputs + GRIDS.size() * channels, channels, BOTTLENECK);
  }

  private PixelClassifier classifier() {
    return new PixelClassifier(channels, classes, true);
  }

  @Override
  public void addParameters(ParameterMap.Builder map, String official, String ours) {
    OfficialNames names = OfficialNames.root(map, official, ours);
    classifier().addParameters(names, "conv_seg", "classes");
    for (int i = 0; i < GRIDS.size(); i++) {
      cell().addParameters(names.at("psp_modules." + i + ".1", "pyramid" + GRIDS.get(i)));
    }
    bottleneck().addParameters(names.at("bottleneck", "bottleneck"));
  }
}
