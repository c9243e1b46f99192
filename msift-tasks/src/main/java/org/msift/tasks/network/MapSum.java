package org.msift.tasks.network;

import java.util.List;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/** Fusion by adding the maps: a baseline of the official experiments. */
public record MapSum() implements MapFusion {

  @Override
  public List<String> trainingMaps() {
    return List.of("sum");
  }

  @Override
  public Node applyForTraining(Scope scope, List<SourceMap> maps) {
    return applyForInference(scope, maps);
  }

  @Override
  public Node applyForInference(Scope scope, List<SourceMap> maps) {
    return Sums.of(scope, "sum", Sums.requireSeveral(maps).stream().map(SourceMap::map).toList());
  }

  @Override
  public void addParameters(
      ParameterMap.Builder map, String official, String ours, List<String> sources) {
    // It has none.
  }
}
