package org.msift.core.backbone;

import java.util.List;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.AveragePooling;
import org.msift.core.operator.BatchNormalization;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.ConvolutionGeometry;
import org.msift.core.operator.MaxPooling;
import org.msift.core.operator.Rectifier;

/**
 * The small network for patches of hyperspectral and LiDAR images, as the official MsIFT code has
 * it: its 1x1 convolutions have padding 1, and its running statistics take nine tenths of each new
 * batch. A patch of 7x7 pixels gives maps of 7x7, 4x4, 3x3 and 3x3.
 *
 * @param bands bands of the image, 1 or more
 */
public record LightNet(int bands) implements Backbone {

  private static final double MOMENTUM = 0.9;
  private static final List<Integer> CHANNELS = List.of(16, 32, 128, 64);

  /**
   * Checks the bands.
   *
   * @param bands bands of the image, 1 or more
   * @throws IllegalArgumentException if there are none
   */
  public LightNet {
    if (bands < 1) {
      throw new IllegalArgumentException("bands must be 1 or more, but is " + bands);
    }
  }

  @Override
  public List<Integer> channels() {
    return CHANNELS;
  }

  @Override
  public List<Node> apply(Scope scope, Node image) {
    Node first = normalize(scope, 1, 16, Rectifier.RELU, convolve(scope, 1, bands, 16, 3, image));

    Node x = normalize(scope, 2, 32, Rectifier.NONE, convolve(scope, 2, 16, 32, 1, first));
    Node second = rectify(scope, 2, scope.apply("pool2", new MaxPooling(2, 2, 0), x));

    x = normalize(scope, 3, 64, Rectifier.RELU, convolve(scope, 3, 32, 64, 3, second));
    x = normalize(scope, 4, 128, Rectifier.NONE, convolve(scope, 4, 64, 128, 1, x));
    Node third = rectify(scope, 4, scope.apply("pool4", new MaxPooling(2, 2, 0), x));

    x = normalize(scope, 5, 128, Rectifier.RELU, convolve(scope, 5, 128, 128, 1, third));
    x = normalize(scope, 6, 64, Rectifier.NONE, convolve(scope, 6, 128, 64, 1, x));
    Node fourth = rectify(scope, 6, scope.apply("pool6", new AveragePooling(2, 2), x));
    return List.of(first, second, third, fourth);
  }

  private static Node convolve(
      Scope scope, int number, int inputs, int outputs, int size, Node input) {
    Convolution convolution =
        Convolution.of(inputs, outputs, size).with(new ConvolutionGeometry(1, 1, 1));
    return scope.apply("conv" + number, convolution, input);
  }

  private static Node normalize(
      Scope scope, int number, int channels, Rectifier activation, Node input) {
    BatchNormalization normalization = BatchNormalization.of(channels).withMomentum(MOMENTUM);
    return scope.apply("norm" + number, normalization.with(activation), input);
  }

  private static Node rectify(Scope scope, int number, Node input) {
    return scope.apply("relu" + number, Rectifier.RELU, input);
  }

  @Override
  public void addParameters(ParameterMap.Builder map, String official, String ours) {
    OfficialNames names = OfficialNames.root(map, official + "features.", ours);
    add(names, 0, 1, bands, 16, 3);
    add(names, 3, 2, 16, 32, 1);
    add(names, 7, 3, 32, 64, 3);
    add(names, 10, 4, 64, 128, 1);
    add(names, 14, 5, 128, 128, 1);
    add(names, 17, 6, 128, 64, 1);
  }

  /** Convolution and normalisation lie next to each other in the official sequence. */
  private static void add(
      OfficialNames names, int index, int number, int inputs, int outputs, int size) {
    names.convolution(Integer.toString(index), "conv" + number, inputs, outputs, size);
    names.normalization(Integer.toString(index + 1), "norm" + number, outputs);
  }
}
