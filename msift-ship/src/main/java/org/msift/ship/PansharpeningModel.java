package org.msift.ship;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.ModelDescription;
import org.msift.core.checkpoint.ModelFile;
import org.msift.core.checkpoint.Provenance;
import org.msift.core.checkpoint.StateDict;
import org.msift.ship.pansharpening.GridAlignment;

/**
 * A pan-sharpening network with its weights and the scale of the samples it was trained with, in
 * files and out of them. Nothing here needs a backend.
 *
 * @param network sizes of the network
 * @param scale scale of the samples, and the sensor
 * @param weights parameters and buffers under our names, all of them and no others
 * @param provenance where the weights come from
 */
public record PansharpeningModel(
    ShipPansharpening network, SampleScale scale, StateDict weights, Provenance provenance) {

  /** Name of the model in our one-file format. */
  public static final String NAME = "ship-pansharpening";

  // Far beyond any network, and small enough that a map of its parameters is made quickly.
  private static final int MOST_REPEATS = 64;
  private static final int LARGEST_WIDTH = 4096;

  /**
   * Checks the weights against the network.
   *
   * @param network sizes of the network
   * @param scale scale of the samples, and the sensor
   * @param weights parameters and buffers under our names
   * @param provenance where the weights come from
   * @throws CheckpointException listing what is missing, unexpected or of the wrong shape; or
   *     naming a value that is not finite, or a buffer that is no permutation or sign
   */
  public PansharpeningModel {
    network.parameterMap().toOfficial(weights);
    WeightValues.require(network.parameterMap(), weights);
  }

  /**
   * A model that was trained in this JVM.
   *
   * @param network its sizes
   * @param scale scale of the samples, and the sensor
   * @param weights parameters and buffers under our names
   * @param seed seed of the training's random numbers
   * @param backend what computed, such as the class of the ND4J backend
   * @return the model
   * @throws CheckpointException if the weights do not fit the network
   */
  public static PansharpeningModel trained(
      ShipPansharpening network, SampleScale scale, StateDict weights, long seed, String backend) {
    Provenance provenance = Provenance.here(LibraryVersion.get(), "", seed, backend);
    return new PansharpeningModel(network, scale, weights, provenance);
  }

  /**
   * Reads a model in our one-file format.
   *
   * @param file the file
   * @return the model
   * @throws CheckpointException if the file cannot be read, or holds another model
   */
  public static PansharpeningModel read(Path file) {
    ModelFile content = ModelFile.read(file);
    try {
      return of(content);
    } catch (CheckpointException unfit) {
      throw new CheckpointException(file + ": " + unfit.getMessage(), unfit);
    }
  }

  /**
   * Reads a model for images of a sensor.
   *
   * @param file the file
   * @param bands bands of the multispectral images
   * @param ratio how many times finer the panchromatic images' pixels are
   * @return the model
   * @throws CheckpointException if the file cannot be read, holds another model, or one of another
   *     number of bands or another ratio
   */
  public static PansharpeningModel read(Path file, int bands, int ratio) {
    PansharpeningModel model = read(file);
    ShipPansharpening network = model.network;
    if (network.bands() != bands || network.ratio() != ratio) {
      throw new CheckpointException(
          "%s: is a model of %d bands and ratio %d%s, but the images have %d bands and ratio %d; train one for them"
              .formatted(
                  file,
                  network.bands(),
                  network.ratio(),
                  model.scale.sensor().isEmpty() ? "" : " (" + model.scale.sensor() + ")",
                  bands,
                  ratio));
    }
    return model;
  }

  private static PansharpeningModel of(ModelFile file) {
    ModelDescription description = file.description();
    if (!NAME.equals(description.model())) {
      throw new CheckpointException(
          "holds the model "
              + description.model()
              + ", but a pan-sharpening network is called "
              + NAME);
    }
    ShipPansharpening network = description.hyperParametersAs(ShipPansharpening.class);
    requireBounded(network);
    return new PansharpeningModel(
        network,
        SampleScale.of(description.preprocessing()),
        file.weights(),
        description.provenance());
  }

  private static void requireBounded(ShipPansharpening network) {
    boolean bounded =
        network.bands() <= LARGEST_WIDTH
            && network.ratio() <= MOST_REPEATS
            && network.blocks() <= MOST_REPEATS
            && network.order() <= MOST_REPEATS
            && network.features() <= LARGEST_WIDTH / network.blocks();
    if (!bounded) {
      throw new CheckpointException(
          "describes %s; at most %d bands, %d features of all blocks, ratio, blocks and order %d are read"
              .formatted(network, LARGEST_WIDTH, LARGEST_WIDTH, MOST_REPEATS));
    }
  }

  /**
   * The same weights for scenes of another grid.
   *
   * @param alignment where their multispectral pixels stand in the panchromatic grid
   * @return a model with the same weights and provenance
   */
  public PansharpeningModel on(GridAlignment alignment) {
    return new PansharpeningModel(network.on(alignment), scale, weights, provenance);
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
            scale.description(),
            Map.of(),
            List.of(),
            provenance);
    return ModelFile.of(description, weights);
  }
}
