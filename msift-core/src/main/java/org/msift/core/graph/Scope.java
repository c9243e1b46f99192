package org.msift.core.graph;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.msift.core.operator.Loss;
import org.msift.core.operator.Operator;

/**
 * A place in a graph under construction: vertices made here have names that start with its path, so
 * that a block is a function from nodes to nodes.
 *
 * <pre>{@code
 * Scope scope = Scope.root(builder, WeightDecayPolicy.NONE);
 * Node image = scope.input("image");
 * Node features = scope.at("block1").apply("conv1", Convolution.of(1, 16, 3), image); // block1.conv1
 * scope.output(features);
 * }</pre>
 */
public final class Scope {

  private final GraphBuilder builder;
  private final String path;
  private final WeightDecayPolicy decay;
  private final boolean frozen;

  private Scope(GraphBuilder builder, String path, WeightDecayPolicy decay, boolean frozen) {
    this.builder = builder;
    this.path = path;
    this.decay = decay;
    this.frozen = frozen;
  }

  /**
   * The top of a graph.
   *
   * @param builder DL4J's builder. Modified
   * @param decay what weight decay applies to
   * @return the scope
   */
  public static Scope root(GraphBuilder builder, WeightDecayPolicy decay) {
    return new Scope(builder, "", decay, false);
  }

  /**
   * A place below this one.
   *
   * @param name its name
   * @return the scope
   */
  public Scope at(String name) {
    return new Scope(builder, path + name + ".", decay, frozen);
  }

  /**
   * The path of this place.
   *
   * @return names from the top, joined by dots; empty at the top
   */
  public String path() {
    return path.isEmpty() ? path : path.substring(0, path.length() - 1);
  }

  /**
   * The same place, where layers keep their values in training. Gradients go through them.
   *
   * @return the scope
   */
  public Scope frozen() {
    return new Scope(builder, path, WeightDecayPolicy.NONE, true);
  }

  /**
   * An input of the network.
   *
   * @param name its name
   * @return the node
   */
  public Node input(String name) {
    builder.addInputs(path + name);
    return new Node(path + name);
  }

  /**
   * Applies an operator.
   *
   * @param name name of the vertex within this scope
   * @param operator the operator; one with parameters takes exactly one input
   * @param inputs its inputs
   * @return its output
   */
  public Node apply(String name, Operator operator, Node... inputs) {
    String vertex = path + name;
    String[] names = Arrays.stream(inputs).map(Node::name).toArray(String[]::new);
    if (operator.parameters().isEmpty()) {
      builder.addVertex(vertex, new OperatorVertex(operator), names);
    } else {
      if (names.length != 1) {
        throw new IllegalArgumentException(
            vertex
                + ": an operator with parameters takes one input in a graph, but got "
                + List.of(names));
      }
      OperatorLayer layer = new OperatorLayer(operator, decay);
      if (frozen) {
        layer.setIUpdater(OperatorLayer.FROZEN);
      }
      builder.addLayer(vertex, layer, names);
    }
    return new Node(vertex);
  }

  /**
   * Ends a training graph: an output of the network, compared with the labels.
   *
   * @param name name of the vertex within this scope
   * @param loss the loss
   * @param prediction what is compared
   * @return the node, which also gives the prediction
   */
  public Node loss(String name, Loss loss, Node prediction) {
    builder.addLayer(path + name, new LossLayer(loss), prediction.name());
    return new Node(path + name);
  }

  /**
   * Names the outputs of the network.
   *
   * @param nodes the outputs
   */
  public void output(Node... nodes) {
    builder.setOutputs(Arrays.stream(nodes).map(Node::name).toArray(String[]::new));
  }
}
