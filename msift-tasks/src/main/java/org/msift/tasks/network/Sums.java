package org.msift.tasks.network;

import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Sum;

/** Sums over sources. */
final class Sums {

  private Sums() {}

  /** The sum of two or more nodes of one shape. */
  static Node of(Scope scope, String name, List<Node> nodes) {
    Node sum = nodes.get(0);
    for (int i = 1; i < nodes.size(); i++) {
      boolean last = i == nodes.size() - 1;
      sum = scope.apply(last ? name : name + i, new Sum(), sum, nodes.get(i));
    }
    return sum;
  }

  /** The maps, if there are two or more. */
  static List<SourceMap> requireSeveral(List<SourceMap> maps) {
    if (maps.size() < 2) {
      throw new IllegalArgumentException(
          "fusion needs two or more sources, but got "
              + maps.stream().map(SourceMap::source).toList());
    }
    return maps;
  }
}
