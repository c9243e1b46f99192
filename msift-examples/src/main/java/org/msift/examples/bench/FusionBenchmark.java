package org.msift.examples.bench;

import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.backend.Backend;
import org.msift.core.backend.BackendFacts;
import org.msift.core.graph.DirectUpdater;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.PooledGraph;
import org.msift.core.graph.Scope;
import org.msift.core.graph.WeightDecayPolicy;
import org.msift.core.operator.Sum;
import org.msift.core.transformer.FusedTokens;
import org.msift.core.transformer.FusionTransformer;
import org.msift.core.transformer.TokenStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Speed of MsIFT's fusion transformer by itself, with random weights, single precision: tokens of
 * two sources in, the sum of their decoders' tokens out.
 *
 * @param preset sizes of a published network
 * @param batch samples at once
 * @param runs how many times are taken
 */
public record FusionBenchmark(Preset preset, int batch, int runs) {

  /** The published networks. */
  public enum Preset {
    /** Image-wise classification of VAIS: 196 patches and a class token. */
    VAIS("msift.vais", 197, FusionTransformer.of(256, 8, 4, 64, 1024)),
    /** Pixel-wise classification of Houston 2013: 49 pixels and a class token. */
    HOUSTON("msift.houston2013", 50, FusionTransformer.of(128, 4, 4, 64, 256)),
    /** Segmentation of SpaceNet 6: 56x56 patches. */
    SPACENET("msift.spacenet6-psp", 3136, FusionTransformer.of(256, 4, 4, 64, 1024));

    private final String published;
    private final int tokens;
    private final FusionTransformer transformer;

    Preset(String published, int tokens, FusionTransformer transformer) {
      this.published = published;
      this.tokens = tokens;
      this.transformer = transformer;
    }

    /**
     * The name of the network.
     *
     * @return such as {@code msift.vais}
     */
    public String published() {
      return published;
    }
  }

  private static final long SEED = 1;
  private static final int WARM_UP_PASSES = 3;

  /** The memory pool takes some steps to reach its size. */
  private static final int WARM_UP_STEPS = 3;

  /**
   * Times the forward pass.
   *
   * @return the times
   */
  public Measurement forward() {
    GraphBuilder builder = GraphSettings.of(SEED).builder();
    Scope scope = Scope.root(builder, WeightDecayPolicy.NONE);
    scope.output(fused(scope));
    ComputationGraph graph = initialised(builder);
    INDArray first = random(SEED);
    INDArray second = random(SEED + 1);
    try (GraphInference inference = new GraphInference(graph)) {
      double[] times =
          Measurement.time(() -> inference.output(first, second), WARM_UP_PASSES, runs);
      return measurement("forward", times);
    }
  }

  /**
   * Times the training step: forward, backward, Adam, with the mean square as loss.
   *
   * @return the times
   */
  public Measurement trainingStep() {
    GraphBuilder builder = GraphSettings.of(SEED).builder();
    Scope scope = Scope.root(builder, WeightDecayPolicy.NONE);
    scope.output(scope.loss("loss", new MeanSquare(), fused(scope)));
    ComputationGraph graph = initialised(builder);
    DirectUpdater.install(graph);
    INDArray first = random(SEED);
    MultiDataSet data =
        new MultiDataSet(new INDArray[] {first, random(SEED + 1)}, new INDArray[] {first});
    return measurement(
        "training step", Measurement.time(() -> graph.fit(data), WARM_UP_STEPS, runs));
  }

  private Node fused(Scope scope) {
    List<TokenStream> sources =
        List.of(
            new TokenStream("first", scope.input("first")),
            new TokenStream("second", scope.input("second")));
    FusedTokens fused = preset.transformer.apply(scope.at("transformer"), sources);
    return scope.apply("sum", new Sum(), fused.decoder().toArray(Node[]::new));
  }

  private static ComputationGraph initialised(GraphBuilder builder) {
    PooledGraph graph = new PooledGraph(builder.build());
    graph.init();
    return graph;
  }

  private INDArray random(long seed) {
    INDArray tokens =
        Nd4j.create(DataType.FLOAT, batch, preset.tokens, preset.transformer.features());
    return Nd4j.rand(tokens, Nd4j.getRandomFactory().getNewRandomInstance(seed));
  }

  private Measurement measurement(String what, double[] times) {
    BackendFacts facts = Backend.report().facts();
    String backend = facts.backend() + (facts.oneDnn() ? " oneDNN" : "");
    String name = preset.name().toLowerCase(Locale.ROOT);
    return new Measurement(
        "fusion " + name + " " + what + " batch " + batch, times, batch, facts.threads(), backend);
  }
}
