package org.msift.ship.pansharpening.classical;

import java.util.Arrays;
import java.util.List;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/**
 * GIHS, the fast intensity-hue-saturation of any number of bands: every band plus P - I, with I the
 * mean of the bands and P the panchromatic image of I's mean and deviation. T.-M. Tu, S.-C. Su,
 * H.-C. Shyu, P. S. Huang, "A new look at IHS-like image fusion methods", Information Fusion 2(3),
 * 2001.
 */
public record IntensityHueSaturation() implements PansharpeningMethod {

  @Override
  public String name() {
    return "GIHS";
  }

  @Override
  public String paper() {
    return "T.-M. Tu, S.-C. Su, H.-C. Shyu, P. S. Huang, A new look at IHS-like image fusion methods,"
        + " Information Fusion 2(3), 2001";
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    List<Plane> bands = scene.upsampled();
    Plane intensity = Injection.mean(bands);
    Plane sharp = scene.panchromatic();
    Plane matched = Moments.of(intensity).matched(sharp, Moments.of(sharp).deviation());
    double[] gains = new double[bands.size()];
    Arrays.fill(gains, 1);
    return Injection.added(bands, matched.combine(intensity, (p, i) -> p - i), gains);
  }
}
