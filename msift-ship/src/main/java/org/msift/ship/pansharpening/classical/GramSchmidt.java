package org.msift.ship.pansharpening.classical;

import java.util.List;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/**
 * GS: every band plus cov(I, band) / var(I) times P - I, with I the mean of the bands and P the
 * panchromatic image of I's mean and deviation. C. A. Laben, B. V. Brower, "Process for enhancing
 * the spatial resolution of multispectral imagery using pan-sharpening", US patent 6,011,875, 2000.
 */
public record GramSchmidt() implements PansharpeningMethod {

  @Override
  public String name() {
    return "GS";
  }

  @Override
  public String paper() {
    return "C. A. Laben, B. V. Brower, Process for enhancing the spatial resolution of multispectral"
        + " imagery using pan-sharpening, US patent 6,011,875, 2000";
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    List<Plane> bands = scene.upsampled();
    Plane intensity = Injection.mean(bands);
    Plane sharp = scene.panchromatic();
    Plane matched = Moments.of(intensity).matched(sharp, Moments.of(sharp).deviation());
    Plane detail = matched.combine(intensity, (p, i) -> p - i);
    return Injection.added(bands, detail, Injection.regressionGains(bands, intensity));
  }
}
