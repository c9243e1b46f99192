package org.msift.core.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/**
 * A residual network of bottlenecks (He et al. 2016), with the stride in the 3x3 convolutions.
 *
 * @param bands bands of the image, 1 or more
 * @param variant stem, strides and dilations
 * @param width channels inside the bottlenecks of the first stage, even; doubled from stage to
 *     stage
 * @param blocks bottlenecks of each of the four stages
 * @param frozenStages the stem and so many stages keep their values, and normalise with their
 *     running statistics, in training too; -1 to train all
 */
public record ResNet(
    int bands, ResNetVariant variant, int width, List<Integer> blocks, int frozenStages)
    implements Backbone {

  private static final int STAGES = 4;
  private static final int BASE_WIDTH = 64;
  private static final List<Integer> FIFTY = List.of(3, 4, 6, 3);
  private static final int IMAGENET_CLASSES = 1000;

  /**
   * Checks the numbers.
   *
   * @param bands bands of the image, 1 or more
   * @param variant stem, strides and dilations
   * @param width channels inside the bottlenecks of the first stage, even
   * @param blocks bottlenecks of each of the four stages
   * @param frozenStages the stem and so many stages are frozen; -1 to train all
   * @throws IllegalArgumentException if one is out of range
   */
  public ResNet {
    blocks = List.copyOf(blocks);
    if (bands < 1 || width < 2 || width % 2 != 0) {
      throw new IllegalArgumentException(
          "expected bands >= 1 and an even width, but got " + bands + ", " + width);
    }
    if (blocks.size() != STAGES || blocks.stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException(
          "expected four stages of one block or more, but got " + blocks);
    }
    if (frozenStages < -1 || frozenStages > STAGES) {
      throw new IllegalArgumentException(
          "frozenStages must lie in [-1, 4], but is " + frozenStages);
    }
  }

  /**
   * ResNet-50 as torchvision's; stage strides 1, 2, 2, 2.
   *
   * @param bands bands of the image, 1 or more
   * @return the network, all of it trained
   */
  public static ResNet fifty(int bands) {
    return new ResNet(bands, ResNetVariant.V1, BASE_WIDTH, FIFTY, -1);
  }

  /**
   * ResNetV1c-50-d8 as mmsegmentation's: deep stem, stage strides 1, 2, 1, 1, dilations 1, 1, 2, 4,
   * of which the first block of a stage has half.
   *
   * @param bands bands of the image, 1 or more
   * @return the network, all of it trained
   */
  public static ResNet fiftyDilated(int bands) {
    return new ResNet(bands, ResNetVariant.V1C_DILATED, BASE_WIDTH, FIFTY, -1);
  }

  /**
   * The same network with frozen stages.
   *
   * @param stages the stem and so many stages are frozen; -1 to train all
   * @return the network
   */
  public ResNet withFrozenStages(int stages) {
    return new ResNet(bands, variant, width, blocks, stages);
  }

  @Override
  public List<Integer> channels() {
    return IntStream.range(0, STAGES)
        .mapToObj(stage -> Bottleneck.EXPANSION * stageWidth(stage))
        .toList();
  }

  private int stageWidth(int stage) {
    return width << stage;
  }

  @Override
  public List<Node> apply(Scope scope, Node image) {
    Scope stem = scope.at("stem");
    Node x = stem(frozenStages >= 0).apply(frozenStages >= 0 ? stem.frozen() : stem, image);
    List<Node> stages = new ArrayList<>();
    for (int stage = 0; stage < STAGES; stage++) {
      boolean frozen = stage < frozenStages;
      Scope inner = scope.at("stage" + (stage + 1));
      inner = frozen ? inner.frozen() : inner;
      int number = 1;
      for (Bottleneck block : bottlenecks(stage)) {
        x = block.apply(inner.at("block" + number++), x);
      }
      stages.add(x);
    }
    return stages;
  }

  private ResNetStem stem(boolean frozen) {
    return new ResNetStem(bands, width, variant.deepStem(), frozen);
  }

  private List<Bottleneck> bottlenecks(int stage) {
    List<Bottleneck> bottlenecks = new ArrayList<>();
    int inside = stageWidth(stage);
    int inputs = stage == 0 ? width : Bottleneck.EXPANSION * stageWidth(stage - 1);
    for (int block = 0; block < blocks.get(stage); block++) {
      boolean first = block == 0;
      int stride = first ? variant.stride(stage) : 1;
      int dilation = first ? variant.firstDilation(stage) : variant.dilation(stage);
      bottlenecks.add(
          new Bottleneck(inputs, inside, stride, dilation, first, stage < frozenStages));
      inputs = Bottleneck.EXPANSION * inside;
    }
    return bottlenecks;
  }

  @Override
  public void addParameters(ParameterMap.Builder map, String official, String ours) {
    OfficialNames names = OfficialNames.root(map, official, ours);
    stem(false).addParameters(names);
    for (int stage = 0; stage < STAGES; stage++) {
      OfficialNames layer = names.at("layer" + (stage + 1), "stage" + (stage + 1));
      int number = 0;
      for (Bottleneck block : bottlenecks(stage)) {
        block.addParameters(layer.at(Integer.toString(number), "block" + (number + 1)));
        number++;
      }
    }
    names.dead("fc.weight", IMAGENET_CLASSES, channels().get(STAGES - 1));
    names.dead("fc.bias", IMAGENET_CLASSES);
  }
}
