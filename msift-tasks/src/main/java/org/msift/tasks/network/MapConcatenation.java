package org.msift.tasks.network;

import java.util.List;
import org.msift.core.backbone.OfficialNames;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Concatenation;

/**
 * Fusion by joining the maps' channels, then a 1x1 convolution back to the channels of one, batch
 * normalisation and ReLU: a baseline of the official experiments.
 *
 * @param channels channels C of each map, 1 or more
 * @param sources number of sources, 2 or more
 */
public record MapConcatenation(int channels, int sources) implements MapFusion {

  /**
   * Checks the sizes.
   *
   * @param channels channels C of each map, 1 or more
   * @param sources number of sources, 2 or more
   * @throws IllegalArgumentException if there are fewer
   */
  public MapConcatenation {
    if (channels < 1 || sources < 2) {
      throw new IllegalArgumentException(
          "joining maps needs one channel and two sources or more, but got "
              + channels
              + " channels and "
              + sources
              + " sources");
    }
  }

  @Override
  public List<String> trainingMaps() {
    return List.of("concatenation");
  }

  @Override
  public Node applyForTraining(Scope scope, List<SourceMap> maps) {
    return applyForInference(scope, maps);
  }

  @Override
  public Node applyForInference(Scope scope, List<SourceMap> maps) {
    if (maps.size() != sources) {
      throw new IllegalArgumentException(
          "expected maps of "
              + sources
              + " sources, but got "
              + maps.stream().map(SourceMap::source).toList());
    }
    Node[] nodes = maps.stream().map(SourceMap::map).toArray(Node[]::new);
    Node joined = scope.apply("concatenation", new Concatenation(), nodes); // [N, h, w, k · C]
    return unit().apply(scope, 1, joined);
  }

  private ConvolutionUnit unit() {
    return new ConvolutionUnit(sources * channels, channels, 1);
  }

  @Override
  public void addParameters(
      ParameterMap.Builder map, String official, String ours, List<String> sources) {
    unit().addParameters(OfficialNames.root(map, official, ours));
  }
}
