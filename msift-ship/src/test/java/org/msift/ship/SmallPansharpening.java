package org.msift.ship;

import java.util.Random;
import org.msift.core.graph.GraphSettings;
import org.msift.core.image.Image;
import org.msift.core.image.SampleType;

/** A pan-sharpening network that runs in milliseconds, with random weights, and images for it. */
final class SmallPansharpening {

  static final ShipPansharpening NETWORK =
      ShipPansharpening.builder(3).ratio(3).features(4).blocks(2).order(2).build();

  static final SampleScale ELEVEN_BITS = new SampleScale(2047, "WorldView-3");

  private SmallPansharpening() {}

  static PansharpeningModel model() {
    return model(NETWORK);
  }

  static PansharpeningModel model(ShipPansharpening network) {
    return PansharpeningModel.trained(
        network,
        ELEVEN_BITS,
        network.stateDict(network.inferenceGraph(GraphSettings.of(7))),
        7,
        "none");
  }

  /** Samples of 11 bits. */
  static Image image(int height, int width, int bands, SampleType type, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[height * width * bands];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextInt(2048);
    }
    return Image.of(height, width, bands, type, samples);
  }
}
