package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.msift.core.operator.Concatenation;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.Initialization;
import org.msift.core.operator.Parameter;

class ScopeTest {

  private final GraphBuilder builder = GraphSettings.of(1).builder();
  private final Scope root = Scope.root(builder, WeightDecayPolicy.NONE);

  @Test
  void namesArePaths() {
    Scope inner = root.at("block1").at("dense");
    Node image = root.input("image");
    assertThat(root.path()).isEmpty();
    assertThat(inner.path()).isEqualTo("block1.dense");
    assertThat(inner.apply("conv", Convolution.of(1, 2, 3), image).name())
        .isEqualTo("block1.dense.conv");
    assertThat(inner.frozen().path()).isEqualTo("block1.dense");
  }

  @Test
  void parametersBecomeLayersAndTheRestVertices() {
    Node image = root.input("image");
    Node conv = root.apply("conv", Convolution.of(1, 2, 3), image);
    root.output(root.apply("join", new Concatenation(), conv, image));
    ComputationGraph graph = SmallNetwork.initialised(builder);
    assertThat(graph.getVertex("conv").hasLayer()).isTrue();
    assertThat(graph.getVertex("join").hasLayer()).isFalse();
    assertThat(graph.numParams()).isEqualTo(20);
  }

  @Test
  void anOperatorWithParametersTakesOneInput() {
    Node image = root.input("image");
    assertThatThrownBy(() -> root.apply("conv", Convolution.of(1, 2, 3), image, image))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conv")
        .hasMessageContaining("[image, image]");
    assertThatThrownBy(() -> new OperatorVertex(Convolution.of(1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("make it a layer");
  }

  @Test
  void inputTypesAreImagesWithChannelsLast() {
    OperatorVertex join = new OperatorVertex(new Concatenation());
    InputType image = InputType.convolutional(4, 6, 3, CNN2DFormat.NHWC);
    assertThat(join.getOutputType(0, image, image))
        .isEqualTo(InputType.convolutional(4, 6, 6, CNN2DFormat.NHWC));
    InputType channelsFirst = InputType.convolutional(4, 6, 3, CNN2DFormat.NCHW);
    assertThatThrownBy(() -> join.getOutputType(0, image, channelsFirst))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("channels last");
  }

  @Test
  void theMemoryReportCountsParametersAndActivations() {
    Node image = root.input("image");
    root.output(root.apply("conv", Convolution.of(1, 2, 3), image));
    InputType type = InputType.convolutional(4, 6, 1, CNN2DFormat.NHWC);
    assertThat(builder.build().getMemoryReport(type).toString())
        .contains("1 x OperatorLayer")
        .containsPattern("PARAMETERS +80 bytes")
        .containsPattern("ACTIVATIONS +nExamples \\* 192 bytes");
  }

  @Test
  void weightDecayMustNotBeNegative() {
    assertThatThrownBy(() -> WeightDecayPolicy.weights(-1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> WeightDecayPolicy.everything(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void parameterNamesHaveNoUnderscore() {
    Initialization zero = Initialization.constant(0);
    for (String name : List.of("", "log_s")) {
      assertThatThrownBy(() -> Parameter.weight(name, zero, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("underscore");
    }
  }
}
