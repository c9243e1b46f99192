package org.msift.ship.pansharpening.classical;

import java.util.ArrayList;
import java.util.List;
import org.msift.ship.pansharpening.GridAlignment;
import org.msift.ship.pansharpening.ModulationTransferFilter;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.Resampling;
import org.msift.ship.plane.ResamplingEdge;

/**
 * BDSD: every band plus a linear combination of all bands and the panchromatic image, its weights
 * those that best restore, one scale below, what the modulation transfer function took from the
 * band. A. Garzelli, F. Nencini, L. Capobianco, "Optimal MMSE pan sharpening of very high
 * resolution multispectral images", IEEE TGRS 46(1), 2008.
 *
 * <p>One set of weights for the whole image, as the toolbox's demonstrations have it.
 */
public record BandDependentDetail() implements PansharpeningMethod {

  @Override
  public String name() {
    return "BDSD";
  }

  @Override
  public String paper() {
    return "A. Garzelli, F. Nencini, L. Capobianco, Optimal MMSE pan sharpening of very high resolution"
        + " multispectral images, IEEE TGRS 46(1), 2008";
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    int ratio = scene.ratio();
    List<Plane> upsampled = scene.upsampled();
    List<Plane> original = new ArrayList<>();
    List<Plane> reduced = new ArrayList<>();
    for (int i = 0; i < upsampled.size(); i++) {
      // The toolbox shrinks the enlarged band instead of taking the original one, which differs
      // from it by half a pixel and some blur; the weights are fitted to this band there as here.
      Plane band = Resampling.shrink(upsampled.get(i), ratio, ResamplingEdge.MIRRORED);
      original.add(band);
      reduced.add(filtered(scene.sensor().gains().get(i), ratio, band));
    }
    List<Plane> regressors = new ArrayList<>(reduced);
    Plane smooth = filtered(scene.sensor().panchromaticGain(), ratio, scene.panchromatic());
    regressors.add(Resampling.decimate(smooth, ratio, GridAlignment.phase(ratio)));
    return injected(scene, upsampled, new LeastSquares(regressors), original, reduced);
  }

  private static Plane filtered(double gain, int ratio, Plane plane) {
    return ModulationTransferFilter.of(gain, ratio).apply(plane);
  }

  private static List<Plane> injected(
      PanScene scene,
      List<Plane> upsampled,
      LeastSquares fit,
      List<Plane> original,
      List<Plane> reduced) {
    List<Plane> inputs = new ArrayList<>(upsampled);
    inputs.add(scene.panchromatic());
    List<Plane> result = new ArrayList<>();
    for (int i = 0; i < upsampled.size(); i++) {
      double[] weights =
          fit.solve(original.get(i).combine(reduced.get(i), (sharp, blurred) -> sharp - blurred));
      Plane sum = upsampled.get(i);
      for (int k = 0; k < weights.length; k++) {
        double weight = weights[k];
        sum = sum.combine(inputs.get(k), (total, value) -> total + weight * value);
      }
      result.add(sum);
    }
    return result;
  }
}
