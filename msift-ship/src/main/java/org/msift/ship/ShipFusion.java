package org.msift.ship;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.graph.DirectUpdater;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.OperatorLayer;
import org.msift.core.graph.PooledGraph;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.InvertibleKernel;
import org.msift.core.operator.Loss;
import org.msift.ship.network.Rotations;
import org.msift.ship.network.ShipNetwork;
import org.msift.ship.network.ShipParameters;

/**
 * The SHIP network for infrared-visible fusion (Zheng et al., CVPR 2024, doi
 * 10.1109/CVPR52733.2024.02492).
 *
 * <p>{@link #PUBLISHED} is the published one: one visible band (the luminance), one infrared band,
 * 16 features, 3 interactions of order 4; 547,509 parameters. Training and inference graph have the
 * same parameter names. Both take inputs {@value #VISIBLE} [N, H, W, channels] and {@value
 * #INFRARED} [N, H, W, 1], in [0, 1].
 *
 * @param features features C, even
 * @param blocks number of interactions
 * @param order highest order of each interaction
 * @param channels bands of the visible image and of the result
 */
public record ShipFusion(int features, int blocks, int order, int channels) {

  /** The published network. */
  public static final ShipFusion PUBLISHED = builder().build();

  /** Name of the visible input. */
  public static final String VISIBLE = "visibleImage";

  /** Name of the infrared input. */
  public static final String INFRARED = "infraredImage";

  /** Name of the output layer of a training graph. */
  public static final String LOSS = "loss";

  /**
   * Checks the sizes.
   *
   * @param features features C, even
   * @param blocks number of interactions
   * @param order highest order of each interaction
   * @param channels bands of the visible image and of the result
   */
  public ShipFusion {
    network(features, blocks, order, channels);
  }

  private static ShipNetwork network(int features, int blocks, int order, int channels) {
    return new ShipNetwork(channels, 1, channels, features, blocks, order);
  }

  private ShipNetwork network() {
    return network(features, blocks, order, channels);
  }

  /**
   * Starts from the published network.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Official names and layouts of the parameters, and ours.
   *
   * @return the map
   */
  public ParameterMap parameterMap() {
    return ShipParameters.of(network());
  }

  /**
   * A graph that ends with the fused image.
   *
   * @param settings seed and element type
   * @return an initialised graph with one output [N, H, W, channels], not bounded to [0, 1]
   */
  public ComputationGraph inferenceGraph(GraphSettings settings) {
    return graph(settings, Rotations.random(settings.seed()), null);
  }

  /**
   * A graph that ends with a loss.
   *
   * @param settings seed, element type, optimiser, weight decay
   * @param loss the loss, such as {@code org.msift.ship.loss.FusionLoss}
   * @return an initialised graph, ready for fit
   */
  public ComputationGraph trainingGraph(GraphSettings settings, Loss loss) {
    return graph(settings, Rotations.random(settings.seed()), loss);
  }

  /**
   * A graph that ends with the fused image, with given weights.
   *
   * @param settings element type
   * @param weights parameters and buffers under our names
   * @return an initialised graph
   */
  public ComputationGraph inferenceGraph(GraphSettings settings, StateDict weights) {
    return loaded(graph(settings, ShipParameters.rotations(weights), null), weights);
  }

  /**
   * A graph that ends with a loss, with given weights.
   *
   * @param settings element type, optimiser, weight decay
   * @param loss the loss
   * @param weights parameters and buffers under our names
   * @return an initialised graph, ready for fit
   */
  public ComputationGraph trainingGraph(GraphSettings settings, Loss loss, StateDict weights) {
    return loaded(graph(settings, ShipParameters.rotations(weights), loss), weights);
  }

  private static ComputationGraph loaded(ComputationGraph graph, StateDict weights) {
    GraphParameters.load(graph, weights);
    return graph;
  }

  private ComputationGraph graph(GraphSettings settings, Rotations rotations, Loss loss) {
    GraphBuilder builder = settings.builder();
    Scope scope = Scope.root(builder, settings.decay());
    Node visible = scope.input(VISIBLE);
    Node infrared = scope.input(INFRARED);
    Node fused = network().apply(scope, rotations, visible, infrared);
    scope.output(loss == null ? fused : scope.loss(LOSS, loss, fused));
    ComputationGraph graph = new PooledGraph(builder.build());
    graph.init();
    if (loss != null) {
      DirectUpdater.install(graph);
    }
    return graph;
  }

  /**
   * Reads parameters and buffers back from a graph of this network.
   *
   * @param graph a training or inference graph. Not modified
   * @return all of them under our names, in the order of the official state dict
   */
  public StateDict stateDict(ComputationGraph graph) {
    StateDict.Builder dict = StateDict.builder();
    parameterMap()
        .entries()
        .forEach(
            entry -> {
              String name = entry.name();
              dict.put(
                  name,
                  entry.role() == Role.BUFFER
                      ? buffer(graph, name)
                      : GraphParameters.tensor(graph.getParam(name)));
            });
    return dict.build();
  }

  private static Tensor buffer(ComputationGraph graph, String name) {
    String vertex = name.substring(0, name.lastIndexOf('_'));
    OperatorLayer layer = (OperatorLayer) graph.getLayer(vertex).conf().getLayer();
    InvertibleKernel kernel = (InvertibleKernel) ((Convolution) layer.getOperator()).kernel();
    int channels = kernel.permutation().length;
    if (name.endsWith("signs")) {
      float[] signs = new float[channels];
      for (int i = 0; i < channels; i++) {
        signs[i] = kernel.signs()[i];
      }
      return Tensor.ofFloats(signs, channels);
    }
    float[] matrix = new float[channels * channels];
    for (int i = 0; i < channels; i++) {
      matrix[i * channels + kernel.permutation()[i]] = 1;
    }
    return Tensor.ofFloats(matrix, channels, channels);
  }

  /** Collects the sizes of a network; every one has the published value until it is set. */
  public static final class Builder {

    private int features = 16;
    private int blocks = 3;
    private int order = 4;
    private int channels = 1;

    private Builder() {}

    /**
     * Sets the width.
     *
     * @param features features C, even; 16 as published
     * @return this
     */
    public Builder features(int features) {
      this.features = features;
      return this;
    }

    /**
     * Sets the number of interactions.
     *
     * @param blocks 1 or more; 3 as published
     * @return this
     */
    public Builder blocks(int blocks) {
      this.blocks = blocks;
      return this;
    }

    /**
     * Sets the highest order of each interaction.
     *
     * @param order 1 or more; 4 as published
     * @return this
     */
    public Builder order(int order) {
      this.order = order;
      return this;
    }

    /**
     * Sets the bands of the visible input and of the result.
     *
     * @param channels 1 (luminance, as published) or more
     * @return this
     */
    public Builder channels(int channels) {
      this.channels = channels;
      return this;
    }

    /**
     * The network.
     *
     * @return the network
     * @throws IllegalArgumentException if a size is impossible
     */
    public ShipFusion build() {
      return new ShipFusion(features, blocks, order, channels);
    }
  }
}
