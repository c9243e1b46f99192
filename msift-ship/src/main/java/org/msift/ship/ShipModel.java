package org.msift.ship;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.CheckpointFile;
import org.msift.core.checkpoint.ModelDescription;
import org.msift.core.checkpoint.ModelFile;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Provenance;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;
import org.msift.ship.colour.LuminanceFusion;
import org.msift.ship.network.InteractionKind;

/**
 * A SHIP network with its weights, in files and out of them. Nothing here needs a backend.
 *
 * @param network sizes of the network
 * @param weights parameters and buffers under our names, all of them and no others
 * @param provenance where the weights come from
 */
public record ShipModel(ShipFusion network, StateDict weights, Provenance provenance) {

  /** Name of the model in our one-file format. */
  public static final String NAME = "ship";

  /**
   * What older files do not say: of before there was SHIP++, and of before there were two orders.
   */
  private static final Map<String, Object> FORMERLY =
      Map.of("interaction", InteractionKind.SHIP.name(), "channelOrder", 0);

  private static final Map<String, Object> PREPROCESSING =
      Map.of("visible", "luminance", "infrared", "first band", "minimum", 0L, "maximum", 1L);

  /**
   * Checks the weights against the network.
   *
   * @param network sizes of the network
   * @param weights parameters and buffers under our names
   * @param provenance where the weights come from
   * @throws CheckpointException listing what is missing, unexpected or of the wrong shape; or
   *     naming a value that is not finite, or a buffer that is no permutation or sign
   */
  public ShipModel {
    network.parameterMap().toOfficial(weights);
    WeightValues.require(network.parameterMap(), weights);
  }

  /**
   * Reads a model from a PyTorch checkpoint or safetensors file under official names, a safetensors
   * file under ours, or our one-file format; content decides, not the file's name. The sizes of the
   * network are read off names and shapes.
   *
   * @param file the file
   * @return the model
   * @throws CheckpointException if the file cannot be read, or does not hold a SHIP network
   */
  public static ShipModel read(Path file) {
    if (ModelArchive.is(file)) {
      ModelFile content = ModelFile.read(file);
      return named(file, () -> of(content));
    }
    StateDict weights = CheckpointFile.read(file);
    return named(file, () -> of(weights, provenance(weights, file)));
  }

  private static Provenance provenance(StateDict weights, Path file) {
    return Provenance.ofMetadata(weights.metadata())
        .orElseGet(() -> Provenance.here(LibraryVersion.get(), ModelArchive.hash(file), null, ""));
  }

  /**
   * The model that comes with the library: SHIP of the published sizes, trained on the TNO Image
   * Fusion Dataset. Data, settings, results and limits are in its model card, docs/models/ship.md.
   *
   * @return the model, read anew each time
   */
  public static ShipModel pretrained() {
    StateDict weights = PretrainedWeights.read();
    return of(weights, Provenance.ofMetadata(weights.metadata()).orElseThrow());
  }

  private static ShipModel named(Path file, Supplier<ShipModel> content) {
    try {
      return content.get();
    } catch (CheckpointException unfit) {
      throw new CheckpointException(file + ": " + unfit.getMessage(), unfit);
    }
  }

  /**
   * A model from a state dict under official names or ours.
   *
   * @param weights the state dict
   * @param provenance where it comes from
   * @return the model
   * @throws CheckpointException if it is not that of a SHIP network
   */
  public static ShipModel of(StateDict weights, Provenance provenance) {
    ShipSizes naming =
        ShipSizes.recognise(weights)
            .orElseThrow(
                () ->
                    new CheckpointException(
                        "is not a SHIP network: missing "
                            + ShipSizes.OFFICIAL.embedding()
                            + " (or "
                            + ShipSizes.OURS.embedding()
                            + "), unexpected "
                            + some(weights)));
    ShipFusion network =
        naming
            .of(weights)
            .orElseThrow(
                () ->
                    new CheckpointException(
                        "is not a SHIP network of known form: %s is %s, or interaction1.spatial.norm1 is missing"
                            .formatted(naming.embedding(), weights.get(naming.embedding()))));
    ParameterMap map = network.parameterMap();
    return new ShipModel(
        network, naming == ShipSizes.OFFICIAL ? map.toOurs(weights) : weights, provenance);
  }

  /**
   * A model made in this JVM, such as one that was just trained.
   *
   * @param network its sizes
   * @param weights parameters and buffers under our names
   * @return the model
   * @throws CheckpointException if the weights do not fit the network
   */
  public static ShipModel of(ShipFusion network, StateDict weights) {
    return new ShipModel(network, weights, Provenance.here(LibraryVersion.get(), "", null, ""));
  }

  /**
   * A model that was trained in this JVM.
   *
   * @param network its sizes
   * @param weights parameters and buffers under our names
   * @param seed seed of the training's random numbers
   * @param backend what computed, such as the class of the ND4J backend
   * @return the model
   * @throws CheckpointException if the weights do not fit the network
   */
  public static ShipModel trained(
      ShipFusion network, StateDict weights, long seed, String backend) {
    return new ShipModel(
        network, weights, Provenance.here(LibraryVersion.get(), "", seed, backend));
  }

  private static ShipModel of(ModelFile file) {
    ModelDescription description = file.description();
    if (!NAME.equals(description.model())) {
      throw new CheckpointException(
          "holds the model " + description.model() + ", but a SHIP network is called " + NAME);
    }
    ShipModel model = of(file.weights(), description.provenance());
    ShipFusion described = description.hyperParametersAs(ShipFusion.class, FORMERLY);
    if (!described.equals(model.network)) {
      throw new CheckpointException(
          "describes " + described + ", but its weights are those of " + model.network);
    }
    requireLuminance(description.colourPolicy());
    return model;
  }

  private static void requireLuminance(Map<String, Object> policy) {
    try {
      LuminanceFusion.of(policy);
    } catch (IllegalArgumentException unknown) {
      throw new CheckpointException(unknown.getMessage(), unknown);
    }
  }

  private static String some(StateDict weights) {
    List<String> names = weights.names().stream().limit(3).toList();
    return names + (weights.size() > names.size() ? " and others" : "");
  }

  /**
   * The weights under official names in PyTorch's layouts.
   *
   * @return the state dict, in the official order
   */
  public StateDict official() {
    return network.parameterMap().toOfficial(weights);
  }

  /**
   * A hash of the weights, by which models that were trained with the same data differ.
   *
   * @return "sha256:" and the SHA-256 of official names and values in their order
   */
  public String hash() {
    return ModelArchive.hash(official());
  }

  /**
   * Writes our one-file format. The same model gives the same bytes.
   *
   * @param file the target, replaced if it exists
   * @throws CheckpointException if it cannot be written
   */
  public void write(Path file) {
    file().write(file);
  }

  /**
   * The content of our one-file format.
   *
   * @return description and weights
   */
  public ModelFile file() {
    ModelDescription description =
        new ModelDescription(
            NAME,
            ModelDescription.asObject(network),
            PREPROCESSING,
            new LuminanceFusion().description(),
            List.of(),
            provenance);
    return ModelFile.of(description, weights);
  }

  /**
   * Writes the weights under official names as safetensors, with the provenance as its metadata.
   *
   * @param file the target, replaced if it exists
   * @throws CheckpointException if it cannot be written
   */
  public void writeOfficial(Path file) {
    StateDict official = official();
    StateDict.Builder content = StateDict.builder().metadata(provenance.asMetadata());
    official.names().forEach(name -> content.put(name, official.get(name)));
    Safetensors.write(file, content.build());
  }
}
