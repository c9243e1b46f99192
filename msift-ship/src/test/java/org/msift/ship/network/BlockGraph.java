package org.msift.ship.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.graph.WeightDecayPolicy;
import org.msift.core.operator.Rectifier;
import org.nd4j.linalg.api.buffer.DataType;

/** A graph of one block between two sources, in double precision. */
final class BlockGraph {

  /** A block. */
  interface Block {
    Sources apply(Scope scope, Sources sources);
  }

  private BlockGraph() {}

  /** Inputs are both sources, outputs what the block makes of them. */
  static ComputationGraph of(Block block) {
    GraphBuilder builder = GraphSettings.of(3).with(DataType.DOUBLE).builder();
    Scope scope = Scope.root(builder, WeightDecayPolicy.NONE);
    List<Node> inputs = List.of(scope.input("visible"), scope.input("infrared"));
    Sources result = block.apply(scope, new Sources(inputs.get(0), inputs.get(1)));
    // A network's input cannot be its output.
    scope.output(result.visible(), scope.apply("next", Rectifier.NONE, result.infrared()));
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }
}
