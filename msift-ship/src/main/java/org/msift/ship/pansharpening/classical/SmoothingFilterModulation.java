package org.msift.ship.pansharpening.classical;

import java.util.List;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Border;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;

/**
 * SFIM: every band times P / L, with P the panchromatic image of the band's mean and deviation and
 * L its mean over a square as wide as the ratio, one more if that is even. J. G. Liu, "Smoothing
 * filter-based intensity modulation: a spectral preserve image fusion technique for improving
 * spatial details", Int. J. Remote Sensing 21(18), 2000.
 */
public record SmoothingFilterModulation() implements PansharpeningMethod {

  @Override
  public String name() {
    return "SFIM";
  }

  @Override
  public String paper() {
    return "J. G. Liu, Smoothing filter-based intensity modulation: a spectral preserve image fusion"
        + " technique for improving spatial details, Int. J. Remote Sensing 21(18), 2000";
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    Plane sharp = scene.panchromatic();
    double deviation = Moments.of(sharp).deviation();
    PlaneFilter filter = PlaneFilter.mean(scene.ratio() / 2 * 2 + 1);
    return scene.upsampled().stream()
        .map(
            band -> {
              Plane matched = Moments.of(band).matched(sharp, deviation);
              return Injection.modulated(band, matched, filter.apply(matched, Border.REPLICATE));
            })
        .toList();
  }
}
