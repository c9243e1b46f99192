package org.msift.ship;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.graph.DirectUpdater;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.OperatorLayer;
import org.msift.core.graph.PooledGraph;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.InvertibleKernel;
import org.msift.core.operator.Loss;
import org.msift.ship.network.Rotations;
import org.msift.ship.network.ShipParameters;

/**
 * Makes the graphs of a network, with a loss at the end or without, and reads weights back.
 *
 * @param body adds inputs and network to a graph and gives the result
 */
record NetworkGraph(Body body) {

  /** Name of the output layer of a training graph. */
  static final String LOSS = "loss";

  /** Adds inputs and network to a graph. */
  @FunctionalInterface
  interface Body {

    /** The network's result. */
    Node apply(Scope scope, Rotations rotations);
  }

  /** Random weights; a loss of null is none. */
  ComputationGraph random(GraphSettings settings, Loss loss) {
    return graph(settings, Rotations.random(settings.seed()), loss);
  }

  /** Given weights; a loss of null is none. */
  ComputationGraph loaded(GraphSettings settings, Loss loss, StateDict weights) {
    ComputationGraph graph = graph(settings, ShipParameters.rotations(weights), loss);
    GraphParameters.load(graph, weights);
    return graph;
  }

  private ComputationGraph graph(GraphSettings settings, Rotations rotations, Loss loss) {
    GraphBuilder builder = settings.builder();
    Scope scope = Scope.root(builder, settings.decay());
    Node result = body.apply(scope, rotations);
    scope.output(loss == null ? result : scope.loss(LOSS, loss, result));
    ComputationGraph graph = new PooledGraph(builder.build());
    graph.init();
    if (loss != null) {
      DirectUpdater.install(graph);
    }
    return graph;
  }

  /** Parameters and buffers under our names, in the order of the map. */
  static StateDict stateDict(ParameterMap map, ComputationGraph graph) {
    StateDict.Builder dict = StateDict.builder();
    map.entries()
        .forEach(
            entry -> {
              String name = entry.name();
              dict.put(
                  name,
                  entry.role() == Role.BUFFER
                      ? buffer(graph, name)
                      : GraphParameters.tensor(graph.getParam(name)));
            });
    return dict.build();
  }

  private static Tensor buffer(ComputationGraph graph, String name) {
    String vertex = name.substring(0, name.lastIndexOf('_'));
    OperatorLayer layer = (OperatorLayer) graph.getLayer(vertex).conf().getLayer();
    InvertibleKernel kernel = (InvertibleKernel) ((Convolution) layer.getOperator()).kernel();
    int channels = kernel.permutation().length;
    if (name.endsWith("signs")) {
      float[] signs = new float[channels];
      for (int i = 0; i < channels; i++) {
        signs[i] = kernel.signs()[i];
      }
      return Tensor.ofFloats(signs, channels);
    }
    float[] matrix = new float[channels * channels];
    for (int i = 0; i < channels; i++) {
      matrix[i * channels + kernel.permutation()[i]] = 1;
    }
    return Tensor.ofFloats(matrix, channels, channels);
  }
}
