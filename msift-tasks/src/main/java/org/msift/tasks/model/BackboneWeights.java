package org.msift.tasks.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.backbone.Backbone;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.CheckpointFile;
import org.msift.core.checkpoint.ParameterEntry;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphParameters;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.network.PyramidFeatures;
import org.msift.tasks.network.SegmentationNetwork;

/**
 * Weights that the backbone of a source starts with instead of random numbers, such as those of a
 * network for ImageNet: torchvision's state dict for {@code resnet50}, mmcv's for {@code
 * resnet50-v1c-d8}. A classifier at its end ({@code fc.}) is left out.
 *
 * @param source name of the source
 * @param file name of the file, without its folder
 * @param hash SHA-256 of the file
 * @param weights parameters and running statistics of the backbone, under our names
 */
public record BackboneWeights(String source, String file, String hash, StateDict weights) {

  private static final String CLASSIFIER = "fc.";

  /**
   * Reads weights and checks that they are those of the source's backbone.
   *
   * @param file a PyTorch checkpoint or a safetensors file
   * @param network what the network is
   * @param source name of a source that it uses
   * @return the weights
   * @throws CheckpointException if the file cannot be read or its entries do not fit; the message
   *     names what is missing, too much, or of another shape
   * @throws IllegalArgumentException if the network does not use the source, or has no backbone
   */
  public static BackboneWeights read(Path file, NetworkSettings network, String source) {
    SourceShape shape = shape(network, source);
    if (network.backbone() == BackboneKind.BAND_GROUPS) {
      throw new IllegalArgumentException(
          "backbone band-groups has no weights of its own to start with; leave the weights out, or"
              + " choose another backbone");
    }
    Backbone backbone = Backbones.of(network, shape);
    ParameterMap.Builder map = ParameterMap.builder();
    backbone.addParameters(map, "", path(network.task(), source));
    try {
      StateDict ours = ours(CheckpointFile.read(file), map.build(), shape);
      return new BackboneWeights(source, file.getFileName().toString(), hash(file), ours);
    } catch (CheckpointException unfit) {
      String message = unfit.getMessage();
      String place = message.startsWith(file.toString()) ? "" : file + ": ";
      throw new CheckpointException(
          "weights of source %s, backbone %s: %s%s"
              .formatted(source, name(network.backbone()), place, message),
          unfit);
    }
  }

  private static SourceShape shape(NetworkSettings network, String source) {
    List<String> names = network.used().stream().map(SourceShape::name).toList();
    int index = names.indexOf(source);
    if (index < 0) {
      throw new IllegalArgumentException(
          "weights for source " + source + ", but the network uses the sources " + names);
    }
    return network.used().get(index);
  }

  private static String name(BackboneKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String path(Task task, String source) {
    return task == Task.SEGMENT
        ? SegmentationNetwork.backbonePath(source)
        : PyramidFeatures.backbonePath(source);
  }

  private static StateDict ours(StateDict official, ParameterMap map, SourceShape source) {
    StateDict.Builder backbone = StateDict.builder();
    for (String name : official.names()) {
      if (!name.startsWith(CLASSIFIER)) {
        backbone.put(name, official.get(name));
      }
    }
    StateDict kept = backbone.build();
    requireBands(kept, map.entries().get(0), source);
    StateDict converted = map.toOurs(kept);
    StateDict.Builder used = StateDict.builder();
    for (Role role : List.of(Role.TRAINABLE, Role.BUFFER)) {
      map.names(role).forEach(name -> used.put(name, converted.get(name)));
    }
    return used.build();
  }

  /** The likeliest mistake: weights for colour images, a source of other bands. */
  private static void requireBands(StateDict dict, ParameterEntry first, SourceShape source) {
    if (!dict.contains(first.officialName())) {
      return;
    }
    long[] found = dict.get(first.officialName()).shape();
    if (found.length == first.officialShape().size() && found[1] != source.bands()) {
      throw new CheckpointException(
          "the first convolution, %s, takes %d bands, but the source has %d; choose as many bands in"
                  .formatted(first.officialName(), found[1], source.bands())
              + " the data descriptor (bands: [...]), or start this source without weights");
    }
  }

  private static String hash(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    } catch (IOException failed) {
      throw new CheckpointException(file + " cannot be read: " + failed, failed);
    }
  }

  /**
   * Sets the backbone's parameters.
   *
   * @param graph a graph of the network. Modified
   * @throws CheckpointException if it is a graph of another network
   */
  public void load(ComputationGraph graph) {
    GraphParameters.loadPart(graph, weights);
  }
}
