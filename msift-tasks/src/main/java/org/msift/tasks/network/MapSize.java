package org.msift.tasks.network;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.msift.core.backbone.Backbone;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/**
 * The size of a feature map.
 *
 * @param height rows h, 1 or more
 * @param width columns w, 1 or more
 * @param channels channels C, 1 or more
 */
public record MapSize(int height, int width, int channels) {

  /**
   * Checks the sizes.
   *
   * @param height rows h, 1 or more
   * @param width columns w, 1 or more
   * @param channels channels C, 1 or more
   * @throws IllegalArgumentException if one is less than 1
   */
  public MapSize {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "a feature map needs sizes of 1 or more, but got "
              + height
              + "x"
              + width
              + "x"
              + channels);
    }
  }

  /**
   * The size of a backbone's last feature map. Nothing is computed: the operators' own shape rules
   * are asked.
   *
   * @param backbone the backbone
   * @param height height of the image in pixels
   * @param width width of the image in pixels
   * @return its size
   * @throws IllegalArgumentException if the image is too small for the backbone
   */
  public static MapSize of(Backbone backbone, int height, int width) {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an image needs one pixel or more, but got " + height + "x" + width);
    }
    GraphSettings settings = GraphSettings.of(0);
    GraphBuilder builder = settings.builder();
    Scope scope = Scope.root(builder, settings.decay());
    List<Node> maps = backbone.apply(scope.at("backbone"), scope.input("image"));
    Node last = maps.get(maps.size() - 1);
    // Every vertex of a configuration needs a consumer or is an output.
    scope.output(maps.toArray(Node[]::new));
    InputType image = InputType.convolutional(height, width, backbone.bands(), CNN2DFormat.NHWC);
    InputType type = builder.build().getLayerActivationTypes(true, image).get(last.name());
    InputType.InputTypeConvolutional map = (InputType.InputTypeConvolutional) type;
    return new MapSize(
        Math.toIntExact(map.getHeight()),
        Math.toIntExact(map.getWidth()),
        Math.toIntExact(map.getChannels()));
  }

  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
