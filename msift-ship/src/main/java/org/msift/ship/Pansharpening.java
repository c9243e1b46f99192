package org.msift.ship;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.msift.core.backend.Backend;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphSettings;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.ship.pansharpening.Bands;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sharpens multispectral images with registered panchromatic ones, in their full size: the result
 * of the network depends on the whole image, so that tiles would give another one.
 *
 * <p>Samples are those that the model's {@link SampleScale} tells of; the result has the sample
 * type of the multispectral image. Several threads may use one of these at once. The backend of
 * ND4J is logged at the first use in a process.
 *
 * <pre>{@code
 * try (Pansharpening pansharpening = Pansharpening.load(Path.of("worldview3.msift"))) {
 *   Image sharpened = pansharpening.sharpen(multispectral, panchromatic);
 * }
 * }</pre>
 */
public final class Pansharpening implements AutoCloseable {

  private static final int ONE_PASS = 1;

  private final ShipPansharpening network;
  private final SampleScale scale;
  private final InferencePool pool;

  private Pansharpening(PansharpeningModel model, int passes) {
    if (passes < 1) {
      throw new IllegalArgumentException("passes is " + passes + ", expected 1 or more");
    }
    this.network = model.network();
    this.scale = model.scale();
    Backend.logOnce();
    // The seed is of no effect: every parameter comes from the weights.
    this.pool =
        new InferencePool(
            "Pansharpening", network.inferenceGraph(GraphSettings.of(0), model.weights()), passes);
  }

  /**
   * Loads a model; one pass runs at a time.
   *
   * @param model a file of a pan-sharpening model
   * @return the pan-sharpening, to be closed
   * @throws CheckpointException if the file cannot be read, or holds another model
   */
  public static Pansharpening load(Path model) {
    return of(PansharpeningModel.read(model));
  }

  /**
   * Pan-sharpening with a model; one pass runs at a time.
   *
   * @param model network and weights, copied
   * @return the pan-sharpening, to be closed
   */
  public static Pansharpening of(PansharpeningModel model) {
    return of(model, ONE_PASS);
  }

  /**
   * Pan-sharpening with a model.
   *
   * @param model network and weights, copied
   * @param passes how many forward passes may run at once, 1 or more. Each takes memory for an
   *     image (docs/design/memory.md) and all threads of the backend; further callers wait
   * @return the pan-sharpening, to be closed
   * @throws IllegalArgumentException if the number of passes is below 1
   */
  public static Pansharpening of(PansharpeningModel model, int passes) {
    return new Pansharpening(model, passes);
  }

  /**
   * The network.
   *
   * @return its sizes
   */
  public ShipPansharpening network() {
    return network;
  }

  /**
   * The scale of samples.
   *
   * @return peak value and sensor
   */
  public SampleScale scale() {
    return scale;
  }

  /**
   * Sharpens an image whose pixels stand on the network's {@link ShipPansharpening#alignment grid}.
   *
   * @param multispectral low-resolution image of the network's bands, h x w
   * @param panchromatic one band, ratio · h x ratio · w, registered
   * @return ratio · h x ratio · w of the network's bands, in the multispectral image's sample type;
   *     integers are rounded half to even and bounded by the range of their type
   * @throws ImageException if bands or sizes do not fit, a sample is not finite, or samples are of
   *     another scale than the model's
   * @throws IllegalStateException after {@link #close}
   */
  public Image sharpen(Image multispectral, Image panchromatic) {
    pool.requireOpen();
    requireFit(multispectral, panchromatic);
    float[] coarse = scale.scaled("the multispectral image", multispectral);
    float[] fine = scale.scaled("the panchromatic image", panchromatic);
    float[] sharpened =
        pool.use(inference -> output(inference, multispectral, coarse, panchromatic, fine));
    return scale.image(
        panchromatic.height(),
        panchromatic.width(),
        network.bands(),
        multispectral.sampleType(),
        sharpened);
  }

  /**
   * Sharpens a scene.
   *
   * @param scene of the network's bands and ratio, samples as stored. Not modified
   * @return fresh bands H x W, neither clipped nor rounded
   * @throws ImageException if bands or ratio do not fit, or samples are of another scale than the
   *     model's
   * @throws IllegalArgumentException if the scene stands on another grid than the network's; {@link
   *     PansharpeningModel#on} gives the model for it
   * @throws IllegalStateException after {@link #close}
   */
  public List<Plane> sharpen(PanScene scene) {
    requireGrid(scene);
    Image sharpened =
        sharpen(Bands.image(scene.multispectral()), Bands.image(List.of(scene.panchromatic())));
    return IntStream.range(0, sharpened.bands())
        .mapToObj(band -> Plane.of(sharpened, band))
        .toList();
  }

  private void requireGrid(PanScene scene) {
    int ratio = network.ratio();
    if (scene.alignment().shift(ratio) != network.alignment().shift(ratio)) {
      throw new IllegalArgumentException(
          "the network is set for %s grids, but the scene's is %s; take Pansharpening.of(model.on(scene.alignment()))"
              .formatted(network.alignment(), scene.alignment()));
    }
  }

  private void requireFit(Image multispectral, Image panchromatic) {
    if (multispectral.bands() != network.bands() || panchromatic.bands() != 1) {
      throw new ImageException(
          "the network takes a multispectral image of %d bands and a panchromatic one of 1, but got %s and %s; select bands, or use a model for them"
              .formatted(network.bands(), multispectral, panchromatic));
    }
    boolean fits =
        panchromatic.height() == (long) network.ratio() * multispectral.height()
            && panchromatic.width() == (long) network.ratio() * multispectral.width();
    if (!fits) {
      throw new ImageException(
          "the network takes a panchromatic image %d times as high and wide as the multispectral one, but got %s for %s; crop them to one ground area, or use a model for their ratio"
              .formatted(network.ratio(), panchromatic, multispectral));
    }
  }

  /** Arrays here are native memory: inputs are given back at once, the output is copied. */
  private static float[] output(
      GraphInference inference,
      Image multispectral,
      float[] coarse,
      Image panchromatic,
      float[] fine) {
    INDArray first = Nd4j.create(coarse, shape(multispectral), 'c');
    INDArray second = Nd4j.create(fine, shape(panchromatic), 'c');
    try {
      INDArray sharpened = inference.output(first, second);
      return sharpened.reshape(new long[] {sharpened.length()}).toFloatVector();
    } finally {
      first.close();
      second.close();
    }
  }

  private static long[] shape(Image image) {
    return new long[] {1, image.height(), image.width(), image.bands()};
  }

  /** Waits for threads at work and gives all memory back. A second call does nothing. */
  @Override
  public void close() {
    pool.close();
  }
}
