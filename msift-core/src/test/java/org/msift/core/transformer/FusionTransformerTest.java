package org.msift.core.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Role;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.OperatorLayer;
import org.msift.core.graph.Scope;
import org.msift.core.graph.WeightDecayPolicy;
import org.msift.core.operator.Parameter;

class FusionTransformerTest {

  private static final FusionTransformer SMALL = FusionTransformer.of(6, 2, 2, 3, 5);

  /** The counts of the published networks, from the sizes of the official code. */
  @ParameterizedTest
  @CsvSource({"256, 8, 1024, 33660928", "128, 4, 256, 5265408", "256, 4, 1024, 16830464"})
  void hasAsManyParametersAsThePublishedNetworks(int features, int depth, int mlp, long count) {
    FusionTransformer transformer = FusionTransformer.of(features, depth, 4, 64, mlp);
    long found = parameters(transformer, "a", "b").stream().mapToLong(Parameter::length).sum();
    assertThat(found).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"1, 6", "2, 6", "3, 6"})
  void namesOfTheOfficialStateDictCoverAllParameters(int attentions, int features) {
    for (FusionTransformer transformer :
        List.of(SMALL, SMALL.withoutEncoder(), SMALL.withoutDecoder())) {
      FusionTransformer varied = transformer.withSelfAttentions(attentions);
      ParameterMap.Builder map = ParameterMap.builder();
      new TransformerParameters(map).fusion(varied, "neck.", "fusion", List.of("a", "b", "c"));
      assertThat(new TreeSet<>(map.build().names(Role.TRAINABLE)))
          .isEqualTo(new TreeSet<>(parameterNames(varied, "a", "b", "c")));
    }
    assertThat(SMALL.features()).isEqualTo(features);
  }

  @Test
  void namesOfVerticesArePaths() {
    assertThat(parameterNames(SMALL, "visible", "infrared"))
        .contains(
            "fusion.visible.encoder1.attention1.norm_gamma",
            "fusion.visible.encoder2.feedForward.expand_W",
            "fusion.infrared.decoder1.cross.keyValue_W",
            "fusion.infrared.decoder2.attention.output_b");
  }

  @Test
  void dropoutChangesNoNames() {
    FusionTransformer dropping = SMALL.with(new DropoutRate(0.1, 3));
    assertThat(parameterNames(dropping, "a", "b")).isEqualTo(parameterNames(SMALL, "a", "b"));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> FusionTransformer.of(0, 1, 1, 1, 1)).hasMessageContaining("features");
    assertThatThrownBy(() -> SMALL.withoutEncoder().withoutDecoder())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neither");
    assertThatThrownBy(() -> parameters(SMALL, "a")).hasMessageContaining("[a]");
    assertThatThrownBy(() -> parameters(SMALL, "a", "a")).hasMessageContaining("[a, a]");
    assertThatThrownBy(() -> new DropoutRate(1, 0)).hasMessageContaining("[0, 1)");
    assertThatThrownBy(() -> TransformerParameters.letter(26)).hasMessageContaining("got 26");
  }

  private static List<String> parameterNames(FusionTransformer transformer, String... sources) {
    List<String> names = new ArrayList<>();
    builder(transformer, sources)
        .getVertices()
        .forEach(
            (vertex, configuration) -> {
              if (configuration instanceof LayerVertex layer) {
                operatorParameters(layer)
                    .forEach(parameter -> names.add(vertex + "_" + parameter.name()));
              }
            });
    return names;
  }

  private static List<Parameter> parameters(FusionTransformer transformer, String... sources) {
    return builder(transformer, sources).getVertices().values().stream()
        .filter(LayerVertex.class::isInstance)
        .flatMap(vertex -> operatorParameters((LayerVertex) vertex).stream())
        .toList();
  }

  private static List<Parameter> operatorParameters(LayerVertex layer) {
    return ((OperatorLayer) layer.getLayerConf().getLayer()).getOperator().parameters();
  }

  private static GraphBuilder builder(FusionTransformer transformer, String... sources) {
    GraphBuilder builder = GraphSettings.of(1).builder();
    Scope scope = Scope.root(builder, WeightDecayPolicy.NONE);
    List<TokenStream> streams = new ArrayList<>();
    for (String source : sources) {
      Node input = scope.input(source);
      streams.add(new TokenStream(source, input));
    }
    transformer.apply(scope.at("fusion"), streams);
    return builder;
  }
}
