package org.msift.core.transformer;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.BatchSlice;
import org.msift.core.operator.BatchStack;
import org.msift.core.operator.Operator;

/**
 * A layer that several streams of one shape share: they are stacked along the batch, the layer is
 * applied once, and the result is taken apart. So its parameters occur once in the graph, and their
 * gradients add up.
 *
 * @param operator what is applied to each stream
 */
public record SharedLayer(Operator operator) {

  /**
   * Adds the layer to a graph.
   *
   * @param scope where it goes
   * @param name name of the layer within the scope
   * @param streams one or more nodes of one shape [N, ...]
   * @return for each stream the layer's output
   */
  public List<Node> apply(Scope scope, String name, List<Node> streams) {
    int count = streams.size();
    if (count == 1) {
      return List.of(scope.apply(name, operator, streams.get(0)));
    }
    Scope below = scope.at(name);
    Node stack = below.apply("stack", new BatchStack(), streams.toArray(Node[]::new));
    Node applied = scope.apply(name, operator, stack);
    List<Node> results = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      results.add(below.apply("slice" + (index + 1), new BatchSlice(index, count), applied));
    }
    return results;
  }
}
