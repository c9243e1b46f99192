package org.msift.tasks.network;

import java.util.List;
import org.msift.core.backbone.OfficialNames;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.ChannelAttention;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.PositionAttention;
import org.msift.core.operator.Scale;
import org.msift.core.operator.Sum;
import org.msift.core.transformer.DropoutRate;

/**
 * The head of DANet (Fu et al. 2019) as mmsegmentation has it: a branch with attention between
 * positions and one with attention between channels, each between two 3x3 convolution units and
 * beside a residual connection; classes of their sum, which predicts, and in training of each
 * branch.
 *
 * @param inputs channels C of the feature maps, 1 or more
 * @param channels channels inside, 1 or more (512 in the published networks)
 * @param keyChannels channels of the position attention's queries and keys, 1 or more (64 in the
 *     published networks)
 * @param classes number of classes K, 2 or more
 * @param dropout dropout of whole channels in training (rate 0.1 in the published networks)
 */
public record DualAttentionHead(
    int inputs, int channels, int keyChannels, int classes, DropoutRate dropout)
    implements SegmentationHead {

  private static final int UNIT = 3;
  private static final String POSITION = "position";
  private static final String CHANNEL = "channel";
  private static final String BOTH = "both";
  private static final String CLASSES = "Classes";

  /**
   * Checks the sizes.
   *
   * @param inputs channels C of the feature maps, 1 or more
   * @param channels channels inside, 1 or more
   * @param keyChannels channels of the position attention's queries and keys, 1 or more
   * @param classes number of classes K, 2 or more
   * @param dropout dropout of whole channels in training
   * @throws IllegalArgumentException if one is less
   */
  public DualAttentionHead {
    HeadSizes.check(inputs, channels, classes);
    if (keyChannels < 1) {
      throw new IllegalArgumentException("keyChannels must be 1 or more, but is " + keyChannels);
    }
  }

  @Override
  public List<String> outputs() {
    return List.of(BOTH, POSITION, CHANNEL);
  }

  @Override
  public List<Node> applyForTraining(Scope scope, Node maps, int groups) {
    Node position = position(scope.at(POSITION), maps, groups);
    Node channel = channel(scope.at(CHANNEL), maps, groups);
    return List.of(
        both(scope, position, channel, dropout),
        classifier(false).apply(scope, POSITION + CLASSES, dropout, position),
        classifier(false).apply(scope, CHANNEL + CLASSES, dropout, channel));
  }

  @Override
  public Node applyForInference(Scope scope, Node map) {
    Node position = position(scope.at(POSITION), map, 1);
    Node channel = channel(scope.at(CHANNEL), map, 1);
    return both(scope, position, channel, DropoutRate.NONE);
  }

  private Node both(Scope scope, Node position, Node channel, DropoutRate rate) {
    Node sum = scope.apply("sum", new Sum(), position, channel);
    return classifier(true).apply(scope, BOTH + CLASSES, rate, sum);
  }

  private Node position(Scope scope, Node map, int groups) {
    Node x = first().apply(scope.at("input"), groups, map); // [N, h, w, channels]
    Node query = scope.apply("query", Convolution.of(channels, keyChannels, 1), x);
    Node key = scope.apply("key", Convolution.of(channels, keyChannels, 1), x);
    Node value = scope.apply("value", Convolution.of(channels, channels, 1), x);
    Node attention = scope.apply("attention", new PositionAttention(), query, key, value);
    return second().apply(scope.at("output"), groups, residual(scope, attention, x));
  }

  private Node channel(Scope scope, Node map, int groups) {
    Node x = first().apply(scope.at("input"), groups, map); // [N, h, w, channels]
    Node attention = scope.apply("attention", new ChannelAttention(), x);
    return second().apply(scope.at("output"), groups, residual(scope, attention, x));
  }

  private static Node residual(Scope scope, Node attention, Node input) {
    Node scaled = scope.apply("scale", new Scale(0), attention);
    return scope.apply("residual", new Sum(), scaled, input);
  }

  private ConvolutionUnit first() {
    return new ConvolutionUnit(inputs, channels, UNIT);
  }

  private ConvolutionUnit second() {
    return new ConvolutionUnit(channels, channels, UNIT);
  }

  /** Officially only the classifier of the sum starts small. */
  private PixelClassifier classifier(boolean small) {
    return new PixelClassifier(channels, classes, small);
  }

  @Override
  public void addParameters(ParameterMap.Builder map, String official, String ours) {
    OfficialNames names = OfficialNames.root(map, official, ours);
    classifier(true).addParameters(names, "conv_seg", BOTH + CLASSES);
    first().addParameters(names.at("pam_in_conv", "position.input"));
    names.convolution("pam.key_project", "position.key", channels, keyChannels, 1);
    names.convolution("pam.query_project", "position.query", channels, keyChannels, 1);
    names.convolution("pam.value_project", "position.value", channels, channels, 1);
    names.scale("pam.gamma.scale", "position.scale");
    second().addParameters(names.at("pam_out_conv", "position.output"));
    classifier(false).addParameters(names, "pam_conv_seg", POSITION + CLASSES);
    first().addParameters(names.at("cam_in_conv", "channel.input"));
    names.scale("cam.gamma.scale", "channel.scale");
    second().addParameters(names.at("cam_out_conv", "channel.output"));
    classifier(false).addParameters(names, "cam_conv_seg", CHANNEL + CLASSES);
  }
}
