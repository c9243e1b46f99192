package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HostedParametersTest {

  /** Two convolutions, layer norm, edges, half norm, attention, mixing, prediction. */
  private static final long COUNT = 2 * 40 + 8 + 2 * 80 + 1 + 4 + 20 + (16 + 4 + 16) + 73;

  private ComputationGraph graph;

  @BeforeEach
  void create() {
    graph = SmallNetwork.create(SmallNetwork.settings());
  }

  @Test
  void everyParameterIsCounted() {
    assertThat(graph.numParams()).isEqualTo(COUNT);
    assertThat(graph.params().length()).isEqualTo(COUNT);
    assertThat(graph.getLayer("spatial.edges").numParams()).isEqualTo(161);
  }

  @Test
  void theTableNamesVertexAndParameter() {
    assertThat(graph.paramTable())
        .containsOnlyKeys(
            "features.visible_W",
            "features.visible_b",
            "features.infrared_W",
            "features.infrared_b",
            "spatial.norm_scale",
            "spatial.norm_shift",
            "spatial.edges_cross",
            "spatial.edges_diagonal",
            "spatial.edges_gate",
            "spatial.half_scale",
            "spatial.half_shift",
            "channel.attention_W",
            "channel.attention_b",
            "coupling.mixing_lower",
            "coupling.mixing_logS",
            "coupling.mixing_upper",
            "prediction_W",
            "prediction_b");
    assertThat(graph.getParam("prediction_W").shape()).containsExactly(3, 3, 8, 1);
    assertThat(graph.getLayer("prediction").paramTable()).containsOnlyKeys("W", "b");
  }

  @Test
  void theTableIsAViewOfAllParameters() {
    graph.params().assign(0);
    assertThat(graph.paramTable().values()).allMatch(array -> array.sumNumber().intValue() == 0);
    graph.getParam("prediction_W").assign(2);
    assertThat(graph.params().sumNumber().doubleValue()).isEqualTo(2 * 72);
  }

  @Test
  void setParamChangesOneParameterOnly() {
    Map<String, INDArray> before = graph.clone().paramTable();
    graph.setParam("spatial.norm_scale", Nd4j.createFromArray(1.0, 2.0, 3.0, 4.0));

    assertThat(graph.getParam("spatial.norm_scale").toDoubleVector()).containsExactly(1, 2, 3, 4);
    graph
        .paramTable()
        .forEach(
            (name, values) -> {
              if (!name.equals("spatial.norm_scale")) {
                assertThat(values).as(name).isEqualTo(before.get(name));
              }
            });
  }

  @Test
  void setParamsCopiesAllAndChangesTheOutput() {
    ComputationGraph other =
        SmallNetwork.create(GraphSettings.of(8).with(graph.params().dataType()));
    INDArray[] inputs = SmallNetwork.inputs(1, 2, 6, 5);
    assertThat(other.output(inputs)[0]).isNotEqualTo(graph.output(inputs)[0]);

    other.setParams(graph.params().dup());

    assertThat(other.paramTable()).isEqualTo(graph.paramTable());
    assertThat(other.output(inputs)[0]).isEqualTo(graph.output(inputs)[0]);
    other.params().assign(0);
    assertThat(graph.params().norm2Number().doubleValue()).isPositive();
  }

  @Test
  void setParamsOfOneLayerReadsRowMajorOrder() {
    double[] values = new double[73];
    Arrays.setAll(values, i -> i);
    graph.getLayer("prediction").setParams(Nd4j.createFromArray(values));

    assertThat(graph.getParam("prediction_W").getDouble(2, 1, 3, 0)).isEqualTo((2 * 3 + 1) * 8 + 3);
    assertThat(graph.getParam("prediction_b").getDouble(0)).isEqualTo(72);
  }

  @Test
  void theSummaryListsLayersAndVertices() {
    assertThat(graph.summary())
        .contains("prediction (HostedLayer)")
        .contains("spatial.circular (HostedVertex)")
        .contains("loss (HostedLossLayer)")
        .containsPattern("Total Parameters: +" + COUNT)
        .containsPattern("Trainable Parameters: +" + COUNT);
  }

  @Test
  void theSummaryWithInputTypesShowsShapes() {
    InputType image = InputType.convolutional(48, 64, 1, CNN2DFormat.NHWC);
    assertThat(graph.summary(image, image))
        .contains("InputTypeConvolutional(h=48,w=64,c=4,NHWC)")
        .contains("InputTypeConvolutional(h=1,w=1,c=4,NHWC)")
        .containsPattern("Total Parameters: +" + COUNT);
  }

  @Test
  void theSameSeedGivesTheSameParametersAndAnotherOthers() {
    INDArray parameters = graph.params();
    assertThat(SmallNetwork.create(SmallNetwork.settings()).params()).isEqualTo(parameters);
    assertThat(SmallNetwork.predicting(SmallNetwork.settings()).params()).isEqualTo(parameters);
    assertThat(SmallNetwork.create(GraphSettings.of(8).with(parameters.dataType())).params())
        .isNotEqualTo(parameters);
  }

  @Test
  void layersOfOneShapeStartDifferently() {
    assertThat(graph.getParam("features.visible_W"))
        .isNotEqualTo(graph.getParam("features.infrared_W"));
  }
}
