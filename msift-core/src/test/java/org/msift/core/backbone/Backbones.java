package org.msift.core.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Loss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Graphs of backbones, and state dicts for them. */
final class Backbones {

  private Backbones() {}

  /** All feature maps as outputs, without training. */
  static ComputationGraph maps(Backbone backbone, GraphSettings settings) {
    var builder = settings.builder();
    Scope scope = Scope.root(builder, settings.decay());
    List<Node> maps = backbone.apply(scope.at("net"), scope.input("image"));
    scope.output(maps.toArray(Node[]::new));
    return initialised(builder);
  }

  /** The last feature map compared with a target. */
  static ComputationGraph training(Backbone backbone, GraphSettings settings, Loss loss) {
    var builder = settings.builder();
    Scope scope = Scope.root(builder, settings.decay());
    List<Node> maps = backbone.apply(scope.at("net"), scope.input("image"));
    scope.output(scope.loss("loss", loss, maps.get(maps.size() - 1)));
    return initialised(builder);
  }

  static ComputationGraph initialised(GraphBuilder builder) {
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }

  static ParameterMap map(Backbone backbone, String official) {
    ParameterMap.Builder map = ParameterMap.builder();
    backbone.addParameters(map, official, "net");
    return map.build();
  }

  /** Images [N, C, H, W] of a state dict, channels last. */
  static INDArray images(StateDict dict, String name) {
    Tensor tensor = dict.get(name);
    return Nd4j.createFromArray(tensor.toDoubles())
        .reshape(tensor.shape())
        .permute(0, 2, 3, 1)
        .dup('c');
  }

  static void requireClose(String name, INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
    double scale = Math.max(1e-9, expected.amaxNumber().doubleValue());
    double difference =
        actual.castTo(DataType.DOUBLE).sub(expected).amaxNumber().doubleValue() / scale;
    assertThat(difference).as(name).isCloseTo(0, within(tolerance));
  }

  static List<long[]> shapes(INDArray... arrays) {
    List<long[]> shapes = new ArrayList<>();
    for (INDArray array : arrays) {
      shapes.add(array.shape());
    }
    return shapes;
  }
}
