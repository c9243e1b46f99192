package org.msift.tasks.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import org.msift.core.transformer.DropoutRate;
import org.msift.core.transformer.FusionTransformer;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.network.FusionKind;

/**
 * What a network is, as plain values that can be written as JSON and changed one by one.
 *
 * @param preset the preset that these settings began with
 * @param task what is predicted
 * @param sources shapes of the sources' images; the order is that of the official A and B
 * @param classes number of classes, 2 or more
 * @param backbone which network makes feature maps
 * @param width channels inside the first blocks of the small backbone, even
 * @param frozenStages the stem and so many stages of a residual network keep their values; -1 for
 *     none
 * @param bandGroups tokens of a source whose bands are grouped
 * @param pyramid channels of the feature map that is cut into patches; of classification only
 * @param positions length of the position table; 0 for as many as there are tokens
 * @param features features of a token
 * @param depth layers of the encoder, and of the decoder
 * @param heads heads of an attention
 * @param headDimension features of a head
 * @param mlp hidden features of the feed-forward networks
 * @param patch height and width of a patch of the feature map
 * @param dropout probability of dropout in training, in [0, 1)
 * @param scale factor on the products of query and key
 * @param selfAttentions self-attentions of an encoder layer
 * @param encoder whether there is an encoder
 * @param decoder whether there is a decoder
 * @param auxiliaryLosses whether training compares more than the prediction
 * @param fusion how the sources' features become one
 * @param single the one source used where fusion is SINGLE, else empty
 * @param head what predicts a class for every pixel; NONE in classification
 * @param headChannels channels inside the head
 * @param seed seed of dropout
 */
public record NetworkSettings(
    String preset,
    Task task,
    List<SourceShape> sources,
    int classes,
    BackboneKind backbone,
    int width,
    int frozenStages,
    int bandGroups,
    int pyramid,
    int positions,
    int features,
    int depth,
    int heads,
    int headDimension,
    int mlp,
    int patch,
    double dropout,
    ScaleKind scale,
    int selfAttentions,
    boolean encoder,
    boolean decoder,
    boolean auxiliaryLosses,
    FusionKind fusion,
    String single,
    HeadKind head,
    int headChannels,
    long seed) {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** What the data decide, and no setting of the network's. */
  private static final List<String> GIVEN = List.of("preset", "task", "sources", "classes");

  /**
   * Checks what can be checked without building the network.
   *
   * @param preset the preset that these settings began with
   * @param task what is predicted
   * @param sources shapes of the sources' images; the order is that of the official A and B
   * @param classes number of classes, 2 or more
   * @param backbone which network makes feature maps
   * @param width channels inside the first blocks of the small backbone, even
   * @param frozenStages the stem and so many stages of a residual network keep their values; -1 for
   *     none
   * @param bandGroups tokens of a source whose bands are grouped
   * @param pyramid channels of the feature map that is cut into patches; of classification only
   * @param positions length of the position table; 0 for as many as there are tokens
   * @param features features of a token
   * @param depth layers of the encoder, and of the decoder
   * @param heads heads of an attention
   * @param headDimension features of a head
   * @param mlp hidden features of the feed-forward networks
   * @param patch height and width of a patch of the feature map
   * @param dropout probability of dropout in training, in [0, 1)
   * @param scale factor on the products of query and key
   * @param selfAttentions self-attentions of an encoder layer
   * @param encoder whether there is an encoder
   * @param decoder whether there is a decoder
   * @param auxiliaryLosses whether training compares more than the prediction
   * @param fusion how the sources' features become one
   * @param single the one source used where fusion is SINGLE, else empty
   * @param head what predicts a class for every pixel; NONE in classification
   * @param headChannels channels inside the head
   * @param seed seed of dropout
   * @throws IllegalArgumentException if a value is out of range
   */
  public NetworkSettings {
    sources = List.copyOf(sources);
    require(!sources.isEmpty(), "sources must name one source or more");
    require(classes >= 2, "classes must be 2 or more, but is " + classes);
    require(dropout >= 0 && dropout < 1, "dropout must lie in [0, 1), but is " + dropout);
    require(patch >= 1, "patch must be 1 or more, but is " + patch);
    require(positions >= 0, "positions must be 0 or more, but is " + positions);
    boolean known = sources.stream().map(SourceShape::name).anyMatch(single::equals);
    require(
        known || fusion != FusionKind.SINGLE,
        "single must name one of the sources "
            + sources.stream().map(SourceShape::name).toList()
            + ", but is '"
            + single
            + "'");
    require(
        sources.size() >= 2 || fusion == FusionKind.SINGLE,
        "fusion takes two or more sources, but there is only "
            + sources.get(0).name()
            + "; set fusion=single and single="
            + sources.get(0).name());
    require(
        (task == Task.SEGMENT) == (head != HeadKind.NONE),
        "head must be psp or danet for segmentation and none for classification, but is " + head);
  }

  private static void require(boolean fits, String otherwise) {
    if (!fits) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * The settings of a preset.
   *
   * @param name one of {@link Presets#names()}
   * @param task what is predicted
   * @param sources shapes of the sources' images
   * @param classes number of classes
   * @return the settings
   * @throws IllegalArgumentException if there is no such preset, or it is for another task
   */
  public static NetworkSettings preset(
      String name, Task task, List<SourceShape> sources, int classes) {
    return Presets.settings(name, task, sources, classes);
  }

  /**
   * The same settings with another value.
   *
   * @param key name of a component
   * @param value its value, as in JSON, text without quotes
   * @return the settings
   * @throws IllegalArgumentException if there is no such key, or the value does not fit
   */
  public NetworkSettings with(String key, String value) {
    ObjectNode object = toJson();
    if (!object.has(key) || GIVEN.contains(key)) {
      TreeSet<String> known = new TreeSet<>();
      object.fieldNames().forEachRemaining(known::add);
      known.removeAll(GIVEN);
      throw new IllegalArgumentException("there is no setting " + key + "; there are " + known);
    }
    object.put(key, value);
    try {
      return fromJson(object);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          key + " cannot be '" + value + "': " + firstLine(wrong.getMessage()), wrong);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  /**
   * These settings as JSON.
   *
   * @return a new object
   */
  public ObjectNode toJson() {
    return MAPPER.valueToTree(this);
  }

  /**
   * Reads settings.
   *
   * @param object what {@link #toJson} made. Not modified
   * @return the settings
   * @throws IllegalArgumentException if it is something else
   */
  public static NetworkSettings fromJson(ObjectNode object) {
    try {
      return MAPPER.treeToValue(object, NetworkSettings.class);
    } catch (JsonProcessingException wrong) {
      Throwable cause = wrong.getCause() instanceof IllegalArgumentException i ? i : wrong;
      throw new IllegalArgumentException(cause.getMessage(), wrong);
    }
  }

  /**
   * The network.
   *
   * @return the network, all sizes checked
   * @throws IllegalArgumentException if sizes do not fit each other; the message says which
   */
  public TaskNetwork network() {
    return task == Task.SEGMENT ? new SegmentationModel(this) : new ClassificationModel(this);
  }

  /**
   * The sources that the network uses.
   *
   * @return all, or the single one
   */
  public List<SourceShape> used() {
    if (fusion != FusionKind.SINGLE) {
      return sources;
    }
    return sources.stream().filter(source -> source.name().equals(single)).toList();
  }

  FusionTransformer transformer() {
    return new FusionTransformer(
        features,
        depth,
        heads,
        headDimension,
        mlp,
        dropout == 0 ? DropoutRate.NONE : new DropoutRate(dropout, seed),
        scale.scale(),
        selfAttentions,
        encoder,
        decoder);
  }
}
