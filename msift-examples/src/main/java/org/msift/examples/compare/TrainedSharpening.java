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
    return network.sharpen(scene);
  }

  @Override
  public void close() {
    network.close();
  }
}
