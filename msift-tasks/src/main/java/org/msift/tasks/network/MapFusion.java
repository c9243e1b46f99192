package org.msift.tasks.network;

import java.util.List;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/** How the feature maps of several sources become one. */
public sealed interface MapFusion permits FusionModule, MapSum, MapConcatenation, SingleMap {

  /**
   * The maps that training gives, each of which gets losses of its own.
   *
   * @return their names; the last one is the map that predicts
   */
  List<String> trainingMaps();

  /**
   * Adds the fusion to a training graph.
   *
   * @param scope where it goes
   * @param maps a map [N, h, w, C] for each source, all of one shape
   * @return the {@link #trainingMaps() training maps}, stacked along the batch: [k · N, h, w, C]
   * @throws IllegalArgumentException if the number of sources does not fit
   */
  Node applyForTraining(Scope scope, List<SourceMap> maps);

  /**
   * Adds the fusion to an inference graph.
   *
   * @param scope where it goes
   * @param maps a map [N, h, w, C] for each source, all of one shape
   * @return [N, h, w, C]
   * @throws IllegalArgumentException if the number of sources does not fit
   */
  Node applyForInference(Scope scope, List<SourceMap> maps);

  /**
   * Adds the names and layouts of the parameters in the official state dict, in its order.
   *
   * @param map the map. Modified
   * @param official what official names start with, such as {@code fusion.}; may be empty
   * @param ours path of the scope that the fusion was applied in; may be empty
   * @param sources names of the sources in the order of the official A and B
   */
  void addParameters(ParameterMap.Builder map, String official, String ours, List<String> sources);
}
