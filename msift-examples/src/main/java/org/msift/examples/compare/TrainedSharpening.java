package org.msift.examples.compare;

import java.nio.file.Path;
import java.util.List;
import org.msift.ship.Pansharpening;
import org.msift.ship.PansharpeningModel;
import org.msift.ship.pansharpening.GridAlignment;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/** A trained pan-sharpening network under a name, on the grid of each scene. */
final class TrainedSharpening implements SharpeningCandidate {

  private final String name;
  private final String origin;
  private final PansharpeningModel model;

  /** On the grid of the last scene; scenes of one grid mostly follow one another. */
  private Pansharpening network;

  private TrainedSharpening(String name, String origin, PansharpeningModel model) {
    this.name = name;
    this.origin = origin;
    this.model = model;
    this.network = Pansharpening.of(model);
  }

  static TrainedSharpening load(String name, Path file) {
    return new TrainedSharpening(
        name, file.getFileName().toString(), PansharpeningModel.read(file));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    double peak = model.scale().peak();
    // Scenes that were reduced keep their peak.
    if (scene.peak() != peak) {
      throw new IllegalArgumentException(
          "the scene has samples of 0..%s, but the model %s was trained with 0..%s; correct the bits of the scene, or take another model"
              .formatted(scene.peak(), name, peak));
    }
    turnTo(scene.alignment());
    return network.sharpen(scene);
  }

  private void turnTo(GridAlignment alignment) {
    if (network.network().alignment() != alignment) {
      network.close();
      network = Pansharpening.of(model.on(alignment));
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
