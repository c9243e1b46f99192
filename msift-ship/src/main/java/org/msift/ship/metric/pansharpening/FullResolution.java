package org.msift.ship.metric.pansharpening;

import java.util.List;
import org.msift.ship.pansharpening.Bands;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/**
 * A result of full resolution and the scene it was made of.
 *
 * @param scene B bands h x w and panchromatic image H x W
 * @param result B bands H x W
 */
public record FullResolution(PanScene scene, List<Plane> result) {

  /**
   * Checks that both fit.
   *
   * @param scene B bands h x w and panchromatic image H x W
   * @param result B bands H x W; the list is copied, the planes are not
   * @throws IllegalArgumentException if number or size of the bands differ, or a sample is NaN or
   *     infinite
   */
  public FullResolution {
    result = List.copyOf(result);
    Bands.require("the result", result);
    ReducedResolution.requireSameBands(scene.multispectral().size(), result.size());
    scene.panchromatic().requireSize(result.get(0));
  }

  /**
   * The result clipped to what the sensor can give.
   *
   * @return the same scene, and a fresh result within [0, peak]
   */
  public FullResolution clipped() {
    return new FullResolution(scene, ReducedResolution.clipped(result, scene.peak()));
  }
}
