package org.msift.examples.compare;

import java.nio.file.Path;
import java.util.List;
import org.msift.ship.Pansharpening;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/**
 * A trained pan-sharpening network under a name.
 *
 * @param name its name in tables
 * @param origin its file
 * @param network the network, which is closed with this
 */
record TrainedSharpening(String name, String origin, Pansharpening network)
    implements SharpeningCandidate {

  static TrainedSharpening load(String name, Path file) {
    return new TrainedSharpening(name, file.getFileName().toString(), Pansharpening.load(file));
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    double peak = network.scale().peak();
    // Scenes that were reduced keep their peak.
    if (scene.peak() != peak) {
      throw new IllegalArgumentException(
          "the scene has samples of 0..%s, but the model %s was trained with 0..%s; correct the bits of the scene, or take another model"
              .formatted(scene.peak(), name, peak));
    }
    return network.sharpen(scene);
  }

  @Override
  public void close() {
    network.close();
  }
}
