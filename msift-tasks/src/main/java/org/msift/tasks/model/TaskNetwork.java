package org.msift.tasks.model;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.GraphSettings;
import org.msift.core.operator.CrossEntropy;

/** A network for one task, which can be made for training and for prediction. */
public interface TaskNetwork {

  /**
   * A graph that ends with losses, each of which compares with the same labels.
   *
   * @param settings element type, optimiser, weight decay
   * @param loss the loss of each of the logits
   * @return an initialised graph, ready for fit; its inputs have the names of the sources
   */
  ComputationGraph trainingGraph(GraphSettings settings, CrossEntropy loss);

  /**
   * A graph that ends with a loss, without class weights, ignoring label 255.
   *
   * @param settings element type, optimiser, weight decay
   * @return an initialised graph, ready for fit
   */
  default ComputationGraph trainingGraph(GraphSettings settings) {
    return trainingGraph(settings, CrossEntropy.of());
  }

  /**
   * A graph that ends with logits, [N, K] or [N, H, W, K], and has no auxiliary branches. Its
   * parameters are some of those of the training graph, under the same names.
   *
   * @param settings element type
   * @return an initialised graph
   */
  ComputationGraph inferenceGraph(GraphSettings settings);

  /**
   * The parameters' names in the official state dict.
   *
   * @return the map
   * @throws IllegalArgumentException if there is no official network of this kind
   */
  ParameterMap officialNames();
}
