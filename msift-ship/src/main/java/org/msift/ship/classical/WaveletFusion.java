package org.msift.ship.classical;

import org.msift.ship.plane.Plane;

/**
 * Fusion in a wavelet transform: of two details the one of larger magnitude (the visible one where
 * they are equal), of the approximation the mean.
 *
 * <p>The transform is the biorthogonal one of 9 and 7 coefficients by Cohen, Daubechies and
 * Feauveau (1992), that of JPEG 2000, with mirrored edges. Four levels, fewer where the shorter
 * side would end below one sample, so that an image of height or width 1 has its approximation
 * alone.
 *
 * <p>Source: G. Pajares, J. M. de la Cruz, "A wavelet-based image fusion tutorial", Pattern
 * Recognition 37(9), 2004, with the choice of single coefficients.
 */
public record WaveletFusion() implements FusionMethod {

  @Override
  public String name() {
    return "wavelet";
  }

  @Override
  public String paper() {
    return "G. Pajares, J. M. de la Cruz, A wavelet-based image fusion tutorial, Pattern Recognition"
        + " 37(9), 2004";
  }

  @Override
  public Plane fuse(Plane visible, Plane infrared) {
    Sources.require(visible, infrared);
    WaveletTransform transform = new WaveletTransform(Sources.levels(visible));
    double[] first = transform.forward(visible).values();
    double[] second = transform.forward(infrared).values();
    double[] fused = new double[first.length];
    int width = visible.width();
    for (int i = 0; i < fused.length; i++) {
      fused[i] =
          transform.isApproximation(i / width, i % width)
              ? Sources.mean(first[i], second[i])
              : Sources.stronger(first[i], second[i]);
    }
    return transform.inverse(new Plane(visible.height(), width, fused));
  }
}
