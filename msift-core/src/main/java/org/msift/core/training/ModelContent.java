package org.msift.core.training;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.ModelDescription;
import org.msift.core.checkpoint.ModelFile;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphParameters;

/** Makes of a network in training the model that is saved. */
@FunctionalInterface
public interface ModelContent {

  /**
   * The model of a network.
   *
   * @param graph the network. Not modified
   * @return description and weights; among the weights every parameter of the graph under its name,
   *     auxiliary branches included, since training goes on from them
   */
  ModelFile of(ComputationGraph graph);

  /**
   * A model that holds the graph's parameters and nothing else.
   *
   * @param description what it is
   * @return the content
   */
  static ModelContent parameters(ModelDescription description) {
    return graph -> {
      StateDict.Builder weights = StateDict.builder();
      GraphParameters.read(graph, graph.paramTable().keySet(), weights);
      return ModelFile.of(description, weights.build());
    };
  }
}
