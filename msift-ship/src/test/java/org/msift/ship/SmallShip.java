package org.msift.ship;

import java.util.Random;
import org.msift.core.graph.GraphSettings;
import org.msift.core.image.Image;
import org.msift.core.image.SampleType;

/** A network that runs in milliseconds, with random weights, and images for it. */
final class SmallShip {

  static final ShipFusion NETWORK = ShipFusion.builder().features(4).blocks(2).order(2).build();

  private SmallShip() {}

  static ShipModel model() {
    return ShipModel.of(NETWORK, NETWORK.stateDict(NETWORK.inferenceGraph(GraphSettings.of(7))));
  }

  static ImageFusion fusion() {
    return ImageFusion.of(model(), FusionOptions.DEFAULT);
  }

  static ImageFusion fusion(FusionOptions options) {
    return ImageFusion.of(model(), options);
  }

  static Image image(int height, int width, int bands, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[height * width * bands];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextInt(256);
    }
    return Image.of(height, width, bands, SampleType.UINT8, samples);
  }
}
