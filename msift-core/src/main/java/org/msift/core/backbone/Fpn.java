package org.msift.core.backbone;

import java.util.List;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Rectifier;
import org.msift.core.operator.Resize;
import org.msift.core.operator.Sum;

/**
 * The finest level of a feature pyramid (Lin et al. 2017): each map through a 1x1 convolution,
 * added from coarse to fine with nearest-neighbour enlargement, then a 3x3 convolution. The
 * official network also computes the coarser levels' 3x3 convolutions and does not use them.
 *
 * @param inputs channels of the maps, from fine to coarse
 * @param outputs channels of the result
 */
public record Fpn(List<Integer> inputs, int outputs) {

  /**
   * Checks the sizes.
   *
   * @param inputs channels of the maps, from fine to coarse
   * @param outputs channels of the result
   * @throws IllegalArgumentException if there is no map or a number is less than 1
   */
  public Fpn {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty() || outputs < 1 || inputs.stream().anyMatch(channels -> channels < 1)) {
      throw new IllegalArgumentException(
          "expected maps of one channel or more, but got " + inputs + " to " + outputs);
    }
  }

  /**
   * Adds the network to a graph.
   *
   * @param scope where it goes
   * @param maps feature maps [N, h, w, inputs], from fine to coarse
   * @return the finest level [N, h, w, outputs], of the first map's size
   * @throws IllegalArgumentException if the number of maps is another
   */
  public Node apply(Scope scope, List<Node> maps) {
    if (maps.size() != inputs.size()) {
      throw new IllegalArgumentException(
          "expected " + inputs.size() + " feature maps, but got " + maps.size());
    }
    Node above = null;
    for (int level = inputs.size() - 1; level >= 0; level--) {
      Node lateral =
          scope.apply(
              "lateral" + level, Blocks.started(inputs.get(level), outputs, 1), maps.get(level));
      above = above == null ? lateral : add(scope, level, lateral, above);
    }
    return scope.apply("output0", Blocks.started(outputs, outputs, 3), above);
  }

  private static Node add(Scope scope, int level, Node lateral, Node above) {
    Node enlarged =
        scope.apply("enlarged" + level, new Resize(Resize.Method.NEAREST), above, lateral);
    return scope.apply("sum" + level, new Sum(Rectifier.NONE), lateral, enlarged);
  }

  /**
   * Adds the names and layouts of the parameters in the official state dict (that of mmcv's
   * ConvModules), in its order.
   *
   * @param map the map. Modified
   * @param official what official names start with, such as {@code neck.FPN_neck_A.}; may be empty
   * @param ours path of the scope that {@link #apply} was given; may be empty
   */
  public void addParameters(ParameterMap.Builder map, String official, String ours) {
    OfficialNames names = OfficialNames.root(map, official, ours);
    for (int level = 0; level < inputs.size(); level++) {
      names.convolution(
          "lateral_convs." + level + ".conv", "lateral" + level, inputs.get(level), outputs, 1);
    }
    names.convolution("fpn_convs.0.conv", "output0", outputs, outputs, 3);
    for (int level = 1; level < inputs.size(); level++) {
      names.dead("fpn_convs." + level + ".conv.weight", outputs, outputs, 3, 3);
      names.dead("fpn_convs." + level + ".conv.bias", outputs);
    }
  }
}
