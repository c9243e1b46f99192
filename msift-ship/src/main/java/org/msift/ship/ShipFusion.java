package org.msift.ship;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Loss;
import org.msift.ship.network.InteractionKind;
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
 * <p>With interactions of another kind it is a SHIP++; how far that is the published one, {@link
 * InteractionKind} says.
 *
 * @param features features C, even
 * @param blocks number of interactions
 * @param order highest order of each interaction
 * @param channels bands of the visible image and of the result
 * @param interaction how the sources interact
 * @param channelOrder highest order of each interaction across channels, where {@code order} is
 *     that in space alone; 0 where it is the same, also if it was given as a number
 */
public record ShipFusion(
    int features,
    int blocks,
    int order,
    int channels,
    InteractionKind interaction,
    int channelOrder) {

  /** The published network. */
  public static final ShipFusion PUBLISHED = builder().build();

  /** Name of the visible input. */
  public static final String VISIBLE = "visibleImage";

  /** Name of the infrared input. */
  public static final String INFRARED = "infraredImage";

  /** Name of the output layer of a training graph. */
  public static final String LOSS = NetworkGraph.LOSS;

  /**
   * Checks the sizes.
   *
   * @param features features C, even
   * @param blocks number of interactions
   * @param order highest order of each interaction; 2 for interactions of kind OMNI
   * @param channels bands of the visible image and of the result
   * @param interaction how the sources interact
   * @param channelOrder highest order of each interaction across channels; 0 for that in space
   */
  public ShipFusion {
    // One network is written in one way, so that it equals itself however it was described.
    channelOrder = channelOrder == order ? 0 : channelOrder;
    int across = channelOrder == 0 ? order : channelOrder;
    new ShipNetwork(channels, 1, channels, features, blocks, order, across, interaction);
  }

  private ShipNetwork network() {
    int across = channelOrder == 0 ? order : channelOrder;
    return new ShipNetwork(channels, 1, channels, features, blocks, order, across, interaction);
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
    return graph().random(settings, null);
  }

  /**
   * A graph that ends with a loss.
   *
   * @param settings seed, element type, optimiser, weight decay
   * @param loss the loss, such as {@code org.msift.ship.loss.FusionLoss}
   * @return an initialised graph, ready for fit
   */
  public ComputationGraph trainingGraph(GraphSettings settings, Loss loss) {
    return graph().random(settings, loss);
  }

  /**
   * A graph that ends with the fused image, with given weights.
   *
   * @param settings element type
   * @param weights parameters and buffers under our names
   * @return an initialised graph
   */
  public ComputationGraph inferenceGraph(GraphSettings settings, StateDict weights) {
    return graph().loaded(settings, null, weights);
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
    return graph().loaded(settings, loss, weights);
  }

  private NetworkGraph graph() {
    return new NetworkGraph(this::apply);
  }

  private Node apply(Scope scope, Rotations rotations) {
    return network().apply(scope, rotations, scope.input(VISIBLE), scope.input(INFRARED));
  }

  /**
   * Reads parameters and buffers back from a graph of this network.
   *
   * @param graph a training or inference graph. Not modified
   * @return all of them under our names, in the order of the official state dict
   */
  public StateDict stateDict(ComputationGraph graph) {
    return NetworkGraph.stateDict(parameterMap(), graph);
  }

  /** Collects the sizes of a network; every one has the published value until it is set. */
  public static final class Builder {

    private int features = 16;
    private int blocks = 3;
    private Integer order;
    private int channels = 1;
    private InteractionKind interaction = InteractionKind.SHIP;
    private int channelOrder;

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
     * @param order 1 or more; 4 as published. Where it is not set, it is the usual one of the kind
     *     of interaction
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
     * Sets how the sources interact.
     *
     * @param interaction the kind; SHIP as published
     * @return this
     */
    public Builder interaction(InteractionKind interaction) {
      this.interaction = interaction;
      return this;
    }

    /**
     * Sets the highest order of each interaction across channels apart from that in space.
     *
     * @param channelOrder 1 or more; where it is not set, or 0, it is {@link #order}
     * @return this
     */
    public Builder channelOrder(int channelOrder) {
      this.channelOrder = channelOrder;
      return this;
    }

    /**
     * The network.
     *
     * @return the network
     * @throws IllegalArgumentException if a size is impossible
     */
    public ShipFusion build() {
      return new ShipFusion(
          features,
          blocks,
          order == null ? interaction.usualOrder() : order,
          channels,
          interaction,
          channelOrder);
    }
  }
}
