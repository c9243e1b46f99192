package org.msift.tasks.network;

import java.util.List;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/** No fusion: the map of the one source there is. The baseline that fusion has to beat. */
public record SingleMap() implements MapFusion {

  @Override
  public List<String> trainingMaps() {
    return List.of("single");
  }

  @Override
  public Node applyForTraining(Scope scope, List<SourceMap> maps) {
    return applyForInference(scope, maps);
  }

  @Override
  public Node applyForInference(Scope scope, List<SourceMap> maps) {
    if (maps.size() != 1) {
      throw new IllegalArgumentException(
          "a network without fusion takes one source, but got "
              + maps.stream().map(SourceMap::source).toList()
              + "; name the one to use");
    }
    return maps.get(0).map();
  }

  @Override
  public void addParameters(
      ParameterMap.Builder map, String official, String ours, List<String> sources) {
    // It has none.
  }
}
