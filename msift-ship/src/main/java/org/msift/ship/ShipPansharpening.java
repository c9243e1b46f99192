package org.msift.ship;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Loss;
import org.msift.ship.network.InteractionKind;
import org.msift.ship.network.PansharpeningNetwork;
import org.msift.ship.network.Rotations;
import org.msift.ship.network.ShipParameters;
import org.msift.ship.pansharpening.GridAlignment;

/**
 * The SHIP++ network for pan-sharpening (Zhou et al., IEEE TPAMI 47(2), 2025, doi
 * 10.1109/TPAMI.2024.3475485), reconstructed: its authors published no code. What is known of it,
 * {@link PansharpeningNetwork} and {@link InteractionKind} say.
 *
 * <p>Training and inference graph have the same parameter names. Both take inputs {@value
 * #MULTISPECTRAL} [N, h, w, bands] and {@value #PANCHROMATIC} [N, ratio · h, ratio · w, 1], in
 * about [0, 1], of any height and width of more than one pixel.
 *
 * @param bands bands B of the multispectral image and of the result
 * @param ratio how many times finer the panchromatic image's pixels are, 2 or more
 * @param features features C, even
 * @param blocks number of interactions
 * @param order highest order of each interaction
 * @param interaction how the sources interact
 * @param alignment where the multispectral pixels stand in the panchromatic grid. It changes no
 *     parameter: the same weights serve scenes of either
 */
public record ShipPansharpening(
    int bands,
    int ratio,
    int features,
    int blocks,
    int order,
    InteractionKind interaction,
    GridAlignment alignment) {

  /** Name of the low-resolution multispectral input. */
  public static final String MULTISPECTRAL = "multispectral";

  /** Name of the panchromatic input. */
  public static final String PANCHROMATIC = "panchromatic";

  /** Name of the output layer of a training graph. */
  public static final String LOSS = NetworkGraph.LOSS;

  /**
   * Checks the sizes.
   *
   * @param bands bands B of the multispectral image and of the result
   * @param ratio how many times finer the panchromatic image's pixels are, 2 or more
   * @param features features C, even
   * @param blocks number of interactions
   * @param order highest order of each interaction; 2 for interactions of kind OMNI
   * @param interaction how the sources interact
   * @param alignment where the multispectral pixels stand in the panchromatic grid
   * @throws IllegalArgumentException if a size is impossible, or the alignment is missing
   */
  public ShipPansharpening {
    new PansharpeningNetwork(bands, ratio, features, blocks, order, interaction, alignment);
  }

  private PansharpeningNetwork network() {
    return new PansharpeningNetwork(bands, ratio, features, blocks, order, interaction, alignment);
  }

  /**
   * The same network for scenes of another grid.
   *
   * @param other where their multispectral pixels stand in the panchromatic grid
   * @return a network with the same parameters
   */
  public ShipPansharpening on(GridAlignment other) {
    return new ShipPansharpening(bands, ratio, features, blocks, order, interaction, other);
  }

  /**
   * Starts from the usual network: ratio 4, 16 features, 3 interactions of SHIP++ of order 4, for
   * centred grids.
   *
   * @param bands bands of the multispectral image, 1 or more
   * @return a builder
   */
  public static Builder builder(int bands) {
    return new Builder(bands);
  }

  /**
   * Names and layouts of the parameters as in PyTorch, in the style of SHIP's official ones, and
   * ours.
   *
   * @return the map
   */
  public ParameterMap parameterMap() {
    return ShipParameters.of(network());
  }

  /**
   * A graph that ends with the sharpened image.
   *
   * @param settings seed and element type
   * @return an initialised graph with one output [N, ratio · h, ratio · w, bands], not bounded
   */
  public ComputationGraph inferenceGraph(GraphSettings settings) {
    return graph().random(settings, null);
  }

  /**
   * A graph that ends with a loss.
   *
   * @param settings seed, element type, optimiser, weight decay
   * @param loss the loss, such as {@code org.msift.ship.loss.MeanAbsoluteLoss}; labels are
   *     multispectral images [N, ratio · h, ratio · w, bands]
   * @return an initialised graph, ready for fit
   */
  public ComputationGraph trainingGraph(GraphSettings settings, Loss loss) {
    return graph().random(settings, loss);
  }

  /**
   * A graph that ends with the sharpened image, with given weights.
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
    return network().apply(scope, rotations, scope.input(MULTISPECTRAL), scope.input(PANCHROMATIC));
  }

  /**
   * Reads parameters and buffers back from a graph of this network.
   *
   * @param graph a training or inference graph. Not modified
   * @return all of them under our names, in the order of {@link #parameterMap}
   */
  public StateDict stateDict(ComputationGraph graph) {
    return NetworkGraph.stateDict(parameterMap(), graph);
  }

  /** Collects the sizes of a network; every one has its usual value until it is set. */
  public static final class Builder {

    private final int bands;
    private int ratio = 4;
    private int features = 16;
    private int blocks = 3;
    private Integer order;
    private InteractionKind interaction = InteractionKind.SHIP_PLUS_PLUS;
    private GridAlignment alignment = GridAlignment.CENTRED;

    private Builder(int bands) {
      this.bands = bands;
    }

    /**
     * Sets the ratio of the pixels' sizes.
     *
     * @param ratio how many times finer the panchromatic image's pixels are, 2 or more; 4 usually
     * @return this
     */
    public Builder ratio(int ratio) {
      this.ratio = ratio;
      return this;
    }

    /**
     * Sets the width.
     *
     * @param features features C, even; 16 usually
     * @return this
     */
    public Builder features(int features) {
      this.features = features;
      return this;
    }

    /**
     * Sets the number of interactions.
     *
     * @param blocks 1 or more; 3 usually
     * @return this
     */
    public Builder blocks(int blocks) {
      this.blocks = blocks;
      return this;
    }

    /**
     * Sets the highest order of each interaction.
     *
     * @param order 1 or more. Where it is not set, it is the usual one of the kind of interaction
     * @return this
     */
    public Builder order(int order) {
      this.order = order;
      return this;
    }

    /**
     * Sets how the sources interact.
     *
     * @param interaction the kind; SHIP_PLUS_PLUS usually
     * @return this
     */
    public Builder interaction(InteractionKind interaction) {
      this.interaction = interaction;
      return this;
    }

    /**
     * Sets the grid.
     *
     * @param alignment where the multispectral pixels stand in the panchromatic grid; CENTRED
     *     usually
     * @return this
     */
    public Builder alignment(GridAlignment alignment) {
      this.alignment = alignment;
      return this;
    }

    /**
     * The network.
     *
     * @return the network
     * @throws IllegalArgumentException if a size is impossible
     */
    public ShipPansharpening build() {
      return new ShipPansharpening(
          bands,
          ratio,
          features,
          blocks,
          order == null ? interaction.usualOrder() : order,
          interaction,
          alignment);
    }
  }
}
