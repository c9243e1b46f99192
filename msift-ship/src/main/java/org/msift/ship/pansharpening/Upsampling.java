package org.msift.ship.pansharpening;

import org.msift.ship.plane.Plane;
import org.msift.ship.plane.Resampling;
import org.msift.ship.plane.ResamplingEdge;
import org.msift.ship.plane.ResamplingKernel;

/** Ways to bring a multispectral band to the panchromatic grid. */
public enum Upsampling {

  /**
   * "EXP" of Vivone's toolbox, for {@link GridAlignment#DECIMATED} grids: the polynomial
   * interpolation with 23 taps for ratios that are powers of two (circular border). For other
   * ratios, which the toolbox refuses, cubic convolution at the same places (mirrored border).
   */
  EXPANSION {
    @Override
    public Plane enlarge(Plane band, int ratio) {
      return PolynomialInterpolation.canEnlargeBy(ratio)
          ? PolynomialInterpolation.enlarge(band, ratio)
          : interpolate(
              band,
              ratio,
              GridAlignment.DECIMATED,
              ResamplingKernel.CUBIC,
              ResamplingEdge.MIRRORED);
    }
  },

  /**
   * Cubic convolution for {@link GridAlignment#CENTRED} grids, as MATLAB's imresize (border
   * mirrored).
   */
  BICUBIC {
    @Override
    public Plane enlarge(Plane band, int ratio) {
      return interpolate(
          band, ratio, GridAlignment.CENTRED, ResamplingKernel.CUBIC, ResamplingEdge.MIRRORED);
    }
  },

  /**
   * Bilinear for {@link GridAlignment#CENTRED} grids, as PyTorch's interpolate without aligned
   * corners (border repeated).
   */
  BILINEAR {
    @Override
    public Plane enlarge(Plane band, int ratio) {
      return interpolate(
          band, ratio, GridAlignment.CENTRED, ResamplingKernel.LINEAR, ResamplingEdge.REPEATED);
    }
  };

  /**
   * Enlarges a band.
   *
   * @param band h x w. Not modified
   * @param ratio 1 or more
   * @return a fresh band (h ratio) x (w ratio), or the band itself for ratio 1
   * @throws IllegalArgumentException if the ratio is below 1
   */
  public abstract Plane enlarge(Plane band, int ratio);

  /**
   * The upsampling that keeps structures in place.
   *
   * @param alignment of the multispectral grid
   * @return expansion for a decimated grid, bicubic for a centred one
   */
  public static Upsampling of(GridAlignment alignment) {
    return alignment == GridAlignment.DECIMATED ? EXPANSION : BICUBIC;
  }

  private static Plane interpolate(
      Plane band,
      int ratio,
      GridAlignment alignment,
      ResamplingKernel kernel,
      ResamplingEdge edge) {
    return Resampling.enlarge(band, ratio, alignment.offset(ratio), kernel, edge);
  }
}
