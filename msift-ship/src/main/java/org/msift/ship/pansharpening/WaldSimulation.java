package org.msift.ship.pansharpening;

import java.util.ArrayList;
import java.util.List;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.Resampling;
import org.msift.ship.plane.ResamplingEdge;

/**
 * Simulation of a scene of reduced resolution, for which the original bands are the truth (L. Wald,
 * T. Ranchin, M. Mangolini, "Fusion of satellite images of different spatial resolutions: assessing
 * the quality of resulting images", PE&amp;RS 63(6), 1997). Samples are not rounded.
 */
public enum WaldSimulation {

  /**
   * Both images by cubic convolution against aliasing with the edges of Pillow, as the data sets of
   * the pan-sharpening networks around SHIP++ are made. The result is {@link
   * GridAlignment#CENTRED}.
   */
  BICUBIC {
    @Override
    List<Plane> bands(PanScene scene) {
      return scene.multispectral().stream()
          .map(band -> Resampling.shrink(band, scene.ratio(), ResamplingEdge.CUT))
          .toList();
    }

    @Override
    Plane panchromatic(PanScene scene) {
      return Resampling.shrink(scene.panchromatic(), scene.ratio(), ResamplingEdge.CUT);
    }

    @Override
    public GridAlignment alignment() {
      return GridAlignment.CENTRED;
    }
  },

  /**
   * As Vivone's toolbox does: bands are filtered by the sensor's modulation transfer function, and
   * of every ratio pixels that at ratio / 2 is kept; the panchromatic image is reduced by cubic
   * convolution (edges mirrored). The result is {@link GridAlignment#DECIMATED}.
   */
  MTF_MATCHED {
    @Override
    List<Plane> bands(PanScene scene) {
      int ratio = scene.ratio();
      List<Plane> bands = new ArrayList<>();
      for (int i = 0; i < scene.multispectral().size(); i++) {
        double gain = scene.sensor().gains().get(i);
        Plane blurred =
            ModulationTransferFilter.of(gain, ratio).apply(scene.multispectral().get(i));
        bands.add(Resampling.decimate(blurred, ratio, GridAlignment.phase(ratio)));
      }
      return bands;
    }

    @Override
    Plane panchromatic(PanScene scene) {
      return Resampling.shrink(scene.panchromatic(), scene.ratio(), ResamplingEdge.MIRRORED);
    }

    @Override
    public GridAlignment alignment() {
      return GridAlignment.DECIMATED;
    }
  };

  abstract List<Plane> bands(PanScene scene);

  abstract Plane panchromatic(PanScene scene);

  /**
   * The grid of what it gives.
   *
   * @return where reduced multispectral pixels stand in the reduced panchromatic grid
   */
  public abstract GridAlignment alignment();

  /**
   * Reduces a scene by its own ratio.
   *
   * @param scene bands h x w, multiples of the ratio. Not modified
   * @return bands h/ratio x w/ratio and panchromatic image h x w, and the bands h x w as reference
   * @throws IllegalArgumentException if the ratio does not divide the sizes; crop the scene then
   */
  public ReducedScene reduce(PanScene scene) {
    PanScene reduced =
        new PanScene(bands(scene), panchromatic(scene), scene.sensor(), scene.peak(), alignment());
    return new ReducedScene(reduced, scene.multispectral());
  }
}
