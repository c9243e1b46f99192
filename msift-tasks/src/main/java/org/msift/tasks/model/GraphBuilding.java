package org.msift.tasks.model;

import java.util.List;
import java.util.function.BiConsumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.graph.DirectUpdater;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.PooledGraph;
import org.msift.core.graph.Scope;

/** Turns graph code into an initialised graph. */
final class GraphBuilding {

  private GraphBuilding() {}

  /**
   * A graph with one input for each source.
   *
   * @param network adds the network for the sources' nodes, and names its outputs
   */
  static ComputationGraph build(
      GraphSettings settings,
      List<String> sources,
      boolean training,
      BiConsumer<Scope, List<Node>> network) {
    GraphBuilder builder = settings.builder();
    Scope scope = Scope.root(builder, settings.decay());
    network.accept(scope, sources.stream().map(scope::input).toList());
    ComputationGraph graph = new PooledGraph(builder.build());
    graph.init();
    if (training) {
      DirectUpdater.install(graph);
    }
    return graph;
  }
}
