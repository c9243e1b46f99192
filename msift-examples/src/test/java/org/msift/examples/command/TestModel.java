package org.msift.examples.command;

import java.util.Random;
import org.msift.core.graph.GraphSettings;
import org.msift.core.image.Image;
import org.msift.core.image.SampleType;
import org.msift.ship.ShipFusion;
import org.msift.ship.ShipModel;

/** A SHIP network that runs in milliseconds, with random weights, and images for it. */
final class TestModel {

  private TestModel() {}

  static ShipModel small() {
    ShipFusion network = ShipFusion.builder().features(4).blocks(1).order(2).build();
    return ShipModel.of(network, network.stateDict(network.inferenceGraph(GraphSettings.of(3))));
  }

  static Image image(int height, int width, int bands) {
    Random random = new Random(bands);
    float[] samples = new float[height * width * bands];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextInt(256);
    }
    return Image.of(height, width, bands, SampleType.UINT8, samples);
  }
}
