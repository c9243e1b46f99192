package org.msift.ship.metric.pansharpening;

import java.util.ArrayList;
import java.util.List;
import org.msift.ship.metric.Better;
import org.msift.ship.pansharpening.ModulationTransferFilter;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/**
 * D_lambda_K: 1 - Q2n of the bands on the panchromatic grid and the result as the sensor would have
 * seen it, filtered by the modulation transfer function of each band (as MATLAB designs it, not
 * scaled to sum 1); 0 is perfect. M. M. Khan, L. Alparone, J. Chanussot, "Pansharpening quality
 * assessment using the modulation transfer functions of instruments", IEEE TGRS 47(11), 2009.
 */
public record FilteredSpectralDistortion() implements NoReferenceMetric {

  @Override
  public String name() {
    return "D_lambda_K";
  }

  @Override
  public String paper() {
    return "M. M. Khan, L. Alparone, J. Chanussot, Pansharpening quality assessment using the modulation"
        + " transfer functions of instruments, IEEE TGRS 47(11), 2009";
  }

  @Override
  public Better better() {
    return Better.LOWER;
  }

  @Override
  public double value(FullResolution images) {
    PanScene scene = images.scene();
    List<Plane> filtered = new ArrayList<>();
    for (int i = 0; i < images.result().size(); i++) {
      double gain = scene.sensor().gains().get(i);
      filtered.add(
          ModulationTransferFilter.unscaled(gain, scene.ratio()).apply(images.result().get(i)));
    }
    return 1 - HypercomplexQuality.index(scene.upsampled(), filtered);
  }
}
