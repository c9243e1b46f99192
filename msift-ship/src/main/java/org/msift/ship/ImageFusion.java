package org.msift.ship;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.msift.core.backend.Backend;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphSettings;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.ImageFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fuses registered visible and infrared images with a SHIP network, in their full size: the result
 * of the network depends on the whole image, so that tiles would give another one.
 *
 * <p>A visible image has one band or three (red, green, blue), and so has the result, with the same
 * sample type; of an infrared image the first band counts. Float samples lie in [0, 1]. Several
 * threads may use one of these at once. The backend of ND4J is logged at the first use in a
 * process.
 *
 * <pre>{@code
 * try (ImageFusion fusion = ImageFusion.pretrained()) {
 *   fusion.fuse(Path.of("visible.png"), Path.of("infrared.png"), Path.of("fused.png"));
 * }
 * }</pre>
 */
public final class ImageFusion implements AutoCloseable {

  private static final String VISIBLE = "the visible image";
  private static final String INFRARED = "the infrared image";

  private final ShipFusion network;
  private final FusionOptions options;
  private final InferencePool pool;

  private ImageFusion(ShipModel model, FusionOptions options) {
    this.network = model.network();
    this.options = options;
    if (network.channels() != 1) {
      throw new IllegalArgumentException(
          "images are fused by their luminance, a network of 1 visible channel, but this one has "
              + network.channels());
    }
    Backend.logOnce();
    // The seed is of no effect: every parameter comes from the weights.
    this.pool =
        new InferencePool(
            "ImageFusion",
            network.inferenceGraph(GraphSettings.of(0), model.weights()),
            options.passes());
  }

  /**
   * Fusion with the weights that come with the library, see {@link ShipModel#pretrained}.
   *
   * @return the fusion, to be closed
   */
  public static ImageFusion pretrained() {
    return of(ShipModel.pretrained(), FusionOptions.DEFAULT);
  }

  /**
   * Loads a model.
   *
   * @param model a PyTorch checkpoint or safetensors file of a SHIP network, or our one-file format
   * @return the fusion, to be closed
   * @throws CheckpointException if the file cannot be read, or does not hold a SHIP network
   */
  public static ImageFusion load(Path model) {
    return load(model, FusionOptions.DEFAULT);
  }

  /**
   * Loads a model.
   *
   * @param model a PyTorch checkpoint or safetensors file of a SHIP network, or our one-file format
   * @param options how images are fused
   * @return the fusion, to be closed
   * @throws CheckpointException if the file cannot be read, or does not hold a SHIP network
   */
  public static ImageFusion load(Path model, FusionOptions options) {
    return of(ShipModel.read(model), options);
  }

  /**
   * Fusion with a model.
   *
   * @param model network and weights, copied
   * @param options how images are fused
   * @return the fusion, to be closed
   * @throws IllegalArgumentException if the network's visible source has several channels
   */
  public static ImageFusion of(ShipModel model, FusionOptions options) {
    return new ImageFusion(model, options);
  }

  /**
   * Fusion with a network and weights, such as {@link ShipFusion#stateDict} gives them.
   *
   * @param network the network
   * @param weights parameters and buffers under our names, copied
   * @return the fusion, to be closed
   * @throws CheckpointException if the weights do not fit the network
   * @throws IllegalArgumentException if the network's visible source has several channels
   */
  public static ImageFusion of(ShipFusion network, StateDict weights) {
    return of(ShipModel.of(network, weights), FusionOptions.DEFAULT);
  }

  /**
   * The network.
   *
   * @return its sizes
   */
  public ShipFusion network() {
    return network;
  }

  /**
   * Fuses a pair.
   *
   * @param visible one band or three, H x W, more than one pixel
   * @param infrared H x W; the first band counts
   * @return the fused image
   * @throws ImageException if the sizes differ and resizing is off, or an image is not usable
   * @throws IllegalStateException after {@link #close}
   */
  public Image fuse(Image visible, Image infrared) {
    return fuseWithLuminance(visible, infrared).image();
  }

  /**
   * Fuses a pair and keeps what the network gave.
   *
   * @param visible one band or three, H x W, more than one pixel
   * @param infrared H x W; the first band counts
   * @return the fused image and its luminance before it was bounded
   * @throws ImageException if the sizes differ and resizing is off, or an image is not usable
   * @throws IllegalStateException after {@link #close}
   */
  public Fusion fuseWithLuminance(Image visible, Image infrared) {
    return run(pair(VISIBLE, visible, INFRARED, infrared));
  }

  /**
   * Fuses a batch in one pass.
   *
   * @param visible images of one size; one band or three each
   * @param infrared as many images, each the partner of the one at its place
   * @return the fused images in the same order
   * @throws ImageException if the numbers or sizes differ, or an image is not usable
   * @throws IllegalStateException after {@link #close}
   */
  public List<Image> fuse(List<Image> visible, List<Image> infrared) {
    if (visible.size() != infrared.size()) {
      throw new ImageException(
          "%d visible and %d infrared images; give one infrared image for each visible one"
              .formatted(visible.size(), infrared.size()));
    }
    List<SourcePair> pairs = new ArrayList<>();
    for (int i = 0; i < visible.size(); i++) {
      String place = " " + i;
      pairs.add(pair(VISIBLE + place, visible.get(i), INFRARED + place, infrared.get(i)));
    }
    return pairs.isEmpty() ? List.of() : run(pairs).stream().map(Fusion::image).toList();
  }

  /**
   * Fuses the images of two files.
   *
   * @param visible PNG, JPEG, BMP or TIFF of one band or three
   * @param infrared PNG, JPEG, BMP or TIFF; the first band counts
   * @return the fused image and its luminance before it was bounded
   * @throws ImageException if a file cannot be read, the sizes differ and resizing is off, or an
   *     image is not usable
   * @throws IllegalStateException after {@link #close}
   */
  public Fusion fuse(Path visible, Path infrared) {
    pool.requireOpen();
    Image first = ImageFile.read(visible);
    Image second = ImageFile.read(infrared);
    return run(pair(visible.toString(), first, infrared.toString(), second));
  }

  /**
   * Fuses the images of two files into a third.
   *
   * @param visible PNG, JPEG, BMP or TIFF of one band or three
   * @param infrared PNG, JPEG, BMP or TIFF; the first band counts
   * @param fused PNG or TIFF to write, replaced if it exists
   * @throws ImageException if a file cannot be read or written, the sizes differ and resizing is
   *     off, or an image is not usable
   * @throws IllegalStateException after {@link #close}
   */
  public void fuse(Path visible, Path infrared, Path fused) {
    ImageFile.write(fused, fuse(visible, infrared).image());
  }

  private SourcePair pair(String visibleName, Image visible, String infraredName, Image infrared) {
    return SourcePair.of(
        new SourcePair.Named(visibleName, visible),
        new SourcePair.Named(infraredName, infrared),
        options.resize());
  }

  private Fusion run(SourcePair pair) {
    return run(List.of(pair)).get(0);
  }

  private List<Fusion> run(List<SourcePair> pairs) {
    SourcePair first = pairs.get(0);
    requireOne("height", SourcePair::height, pairs);
    requireOne("width", SourcePair::width, pairs);
    int pixels = first.height() * first.width();
    long[] shape = {pairs.size(), first.height(), first.width(), 1};
    float[] visible = joined(pairs, pixels, pair -> pair.colour().luminance());
    float[] infrared = joined(pairs, pixels, SourcePair::infrared);
    float[] fused = pool.use(inference -> output(inference, shape, visible, infrared));
    List<Fusion> results = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      results.add(pairs.get(i).fused(Arrays.copyOfRange(fused, i * pixels, (i + 1) * pixels)));
    }
    return results;
  }

  private static void requireOne(
      String what, ToIntFunction<SourcePair> size, List<SourcePair> pairs) {
    int[] sizes = pairs.stream().mapToInt(size).distinct().toArray();
    if (sizes.length > 1) {
      throw new ImageException(
          "the images of a batch must have one %s, but these have %s; fuse them one by one"
              .formatted(what, Arrays.toString(sizes)));
    }
  }

  private static float[] joined(
      List<SourcePair> pairs, int pixels, Function<SourcePair, float[]> band) {
    float[] joined = new float[Math.multiplyExact(pairs.size(), pixels)];
    for (int i = 0; i < pairs.size(); i++) {
      System.arraycopy(band.apply(pairs.get(i)), 0, joined, i * pixels, pixels);
    }
    return joined;
  }

  /** Arrays here are native memory: inputs are given back at once, the output is copied. */
  private static float[] output(
      GraphInference inference, long[] shape, float[] visible, float[] infrared) {
    INDArray first = Nd4j.create(visible, shape, 'c');
    INDArray second = Nd4j.create(infrared, shape, 'c');
    try {
      INDArray fused = inference.output(first, second);
      return fused.reshape(new long[] {fused.length()}).toFloatVector();
    } finally {
      first.close();
      second.close();
    }
  }

  /** Waits for threads at work and gives all memory back. A second call does nothing. */
  @Override
  public void close() {
    pool.close();
  }
}
