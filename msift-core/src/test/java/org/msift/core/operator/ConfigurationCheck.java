package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.msift.core.graph.Node;
import org.msift.core.graph.OperatorLayer;
import org.msift.core.graph.OperatorVertex;
import org.msift.core.graph.Scope;
import org.msift.core.graph.WeightDecayPolicy;

/** An operator comes back equal from DL4J's JSON and from Java serialisation. */
final class ConfigurationCheck {

  private ConfigurationCheck() {}

  static void run(Operator operator, int inputs) {
    assertThat(hosted(throughJson(configuration(operator, inputs))))
        .as("operator after a round trip through JSON")
        .isEqualTo(operator)
        .hasSameHashCodeAs(operator);
    assertThat(throughSerialisation(operator))
        .as("operator after a round trip through Java serialisation")
        .isEqualTo(operator);
  }

  private static ComputationGraphConfiguration configuration(Operator operator, int inputs) {
    GraphBuilder builder = new NeuralNetConfiguration.Builder().graphBuilder();
    Scope scope = Scope.root(builder, WeightDecayPolicy.NONE);
    Node[] nodes =
        IntStream.range(0, inputs).mapToObj(i -> scope.input("input" + i)).toArray(Node[]::new);
    scope.output(scope.apply("operator", operator, nodes));
    return builder.build();
  }

  private static ComputationGraphConfiguration throughJson(ComputationGraphConfiguration graph) {
    ComputationGraphConfiguration restored = ComputationGraphConfiguration.fromJson(graph.toJson());
    assertThat(restored).isEqualTo(graph);
    return restored;
  }

  private static Operator hosted(ComputationGraphConfiguration graph) {
    GraphVertex vertex = graph.getVertices().get("operator");
    return vertex instanceof LayerVertex layer
        ? ((OperatorLayer) layer.getLayerConf().getLayer()).getOperator()
        : ((OperatorVertex) vertex).getOperator();
  }

  private static Object throughSerialisation(Operator operator) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
      output.writeObject(operator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (ObjectInputStream input =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return input.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
