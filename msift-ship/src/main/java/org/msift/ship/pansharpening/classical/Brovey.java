package org.msift.ship.pansharpening.classical;

import java.util.List;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/**
 * Brovey: every band times P / I, with I the mean of the bands and P the panchromatic image of I's
 * mean and deviation. A. R. Gillespie, A. B. Kahle, R. E. Walker, "Color enhancement of highly
 * correlated images-II", Remote Sensing of Environment 22(3), 1987.
 */
public record Brovey() implements PansharpeningMethod {

  @Override
  public String name() {
    return "Brovey";
  }

  @Override
  public String paper() {
    return "A. R. Gillespie, A. B. Kahle, R. E. Walker, Color enhancement of highly correlated"
        + " images-II. Channel ratio and \"chromaticity\" transformation techniques, Remote Sensing of"
        + " Environment 22(3), 1987";
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    List<Plane> bands = scene.upsampled();
    Plane intensity = Injection.mean(bands);
    Plane sharp = scene.panchromatic();
    Plane matched = Moments.of(intensity).matched(sharp, Moments.of(sharp).deviation());
    return bands.stream().map(band -> Injection.modulated(band, matched, intensity)).toList();
  }
}
