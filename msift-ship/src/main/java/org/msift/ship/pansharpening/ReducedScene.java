package org.msift.ship.pansharpening;

import java.util.List;
import org.msift.ship.plane.Plane;

/**
 * A simulated scene of reduced resolution with the result that a perfect method would give.
 *
 * @param scene bands h/ratio x w/ratio and panchromatic image h x w
 * @param reference the original bands h x w
 */
public record ReducedScene(PanScene scene, List<Plane> reference) {

  /**
   * Checks that scene and reference fit.
   *
   * @param scene bands h/ratio x w/ratio and panchromatic image h x w
   * @param reference the original bands h x w; the list is copied, the planes are not
   * @throws IllegalArgumentException if number or size of the bands differ from the scene's
   */
  public ReducedScene {
    reference = List.copyOf(reference);
    Bands.require("the reference", reference);
    if (reference.size() != scene.multispectral().size()) {
      throw new IllegalArgumentException(
          "a reference of %d bands for a scene of %d; expected as many"
              .formatted(reference.size(), scene.multispectral().size()));
    }
    scene.panchromatic().requireSize(reference.get(0));
  }
}
