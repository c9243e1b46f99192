package org.msift.ship.metric.pansharpening;

import java.util.List;
import org.msift.ship.metric.Better;
import org.msift.ship.plane.Plane;

/**
 * SAM: the mean over all pixels of the angle between the spectra of reference and result, 0 for
 * spectra that differ in brightness only. R. H. Yuhas, A. F. H. Goetz, J. W. Boardman,
 * "Discrimination among semi-arid landscape endmembers using the Spectral Angle Mapper (SAM)
 * algorithm", JPL Airborne Geoscience Workshop, 1992.
 *
 * <p>{@link Convention#PYTHON}: radians, cosines clipped to [0, 1]; a pixel without a spectrum (all
 * bands 0 in one of the images) counts as a right angle. {@link Convention#TOOLBOX}: degrees; such
 * pixels are left out, and it is an error if no other is left. An error for images of one band.
 *
 * @param convention whose definition
 */
public record SpectralAngle(Convention convention) implements ReferenceMetric {

  @Override
  public String name() {
    return convention.named("SAM");
  }

  @Override
  public String paper() {
    return "R. H. Yuhas, A. F. H. Goetz, J. W. Boardman, Discrimination among semi-arid landscape"
        + " endmembers using the Spectral Angle Mapper (SAM) algorithm, JPL Airborne Geoscience"
        + " Workshop, 1992";
  }

  @Override
  public Better better() {
    return Better.LOWER;
  }

  @Override
  public double value(ReducedResolution images) {
    if (images.result().size() < 2) {
      throw new IllegalArgumentException(
          "SAM of one band; a spectrum has 2 bands or more: use PSNR for one band");
    }
    double least = convention == Convention.PYTHON ? 0 : -1;
    int count = images.result().get(0).values().length;
    double angles = 0;
    int zeros = 0;
    for (int pixel = 0; pixel < count; pixel++) {
      double norms =
          Math.sqrt(dot(images.reference(), images.reference(), pixel))
              * Math.sqrt(dot(images.result(), images.result(), pixel));
      if (norms == 0) {
        zeros++;
      } else {
        double cosine = dot(images.reference(), images.result(), pixel) / norms;
        angles += Math.acos(Math.max(least, Math.min(1, cosine)));
      }
    }
    return mean(angles, count - zeros, zeros);
  }

  private double mean(double angles, int pixels, int zeros) {
    if (convention == Convention.PYTHON) {
      return (angles + zeros * Math.PI / 2) / (pixels + zeros);
    }
    if (pixels == 0) {
      throw new IllegalArgumentException(
          "the angle is not defined: in every pixel all bands of one of the images are 0");
    }
    return Math.toDegrees(angles / pixels);
  }

  private static double dot(List<Plane> first, List<Plane> second, int pixel) {
    double sum = 0;
    for (int band = 0; band < first.size(); band++) {
      sum += first.get(band).values()[pixel] * second.get(band).values()[pixel];
    }
    return sum;
  }
}
