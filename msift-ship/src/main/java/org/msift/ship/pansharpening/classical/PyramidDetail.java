package org.msift.ship.pansharpening.classical;

import java.util.ArrayList;
import java.util.List;
import org.msift.ship.pansharpening.ModulationTransferFilter;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/**
 * One band beside the panchromatic image matched to it, sharp and as the band's sensor would have
 * seen it.
 *
 * @param band H x W
 * @param sharp the panchromatic image of the band's mean; its low pass has the band's deviation
 * @param smooth sharp, filtered by the modulation transfer function, decimated and interpolated
 */
record PyramidDetail(Plane band, Plane sharp, Plane smooth) {

  static List<PyramidDetail> of(PanScene scene) {
    int ratio = scene.ratio();
    List<Plane> bands = scene.upsampled();
    Plane panchromatic = scene.panchromatic();
    double deviation =
        Moments.of(ModulationTransferFilter.forMatching(ratio).apply(panchromatic)).deviation();
    List<PyramidDetail> details = new ArrayList<>();
    for (int i = 0; i < bands.size(); i++) {
      Plane sharp = Moments.of(bands.get(i)).matched(panchromatic, deviation);
      double gain = scene.sensor().gains().get(i);
      Plane smooth = ModulationTransferFilter.of(gain, ratio).lowPass(sharp, ratio);
      details.add(new PyramidDetail(bands.get(i), sharp, smooth));
    }
    return details;
  }
}
