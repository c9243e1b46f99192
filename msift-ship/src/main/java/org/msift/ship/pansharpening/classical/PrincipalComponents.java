package org.msift.ship.pansharpening.classical;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/**
 * PCA: the first principal component of the bands is replaced by the panchromatic image of its
 * deviation. The sign of the component is that in which it agrees with the panchromatic image. P.
 * S. Chavez, A. W. Kwarteng, "Extracting spectral contrast in Landsat Thematic Mapper image data
 * using selective principal component analysis", PE&amp;RS 55(3), 1989.
 */
public record PrincipalComponents() implements PansharpeningMethod {

  @Override
  public String name() {
    return "PCA";
  }

  @Override
  public String paper() {
    return "P. S. Chavez, A. W. Kwarteng, Extracting spectral contrast in Landsat Thematic Mapper image"
        + " data using selective principal component analysis, PE&RS 55(3), 1989";
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    List<Plane> bands = scene.upsampled();
    double[] axis = firstAxis(bands);
    Plane component = Injection.intensity(bands, axis);
    Plane sharp = scene.panchromatic();
    double sign = Moments.covariance(component, sharp) < 0 ? -1 : 1;
    Plane matched = Moments.of(component).matched(sharp, Moments.of(sharp).deviation());
    return Injection.added(bands, matched.combine(component, (p, i) -> sign * p - i), axis);
  }

  private static double[] firstAxis(List<Plane> bands) {
    int size = bands.size();
    RealMatrix covariance = new Array2DRowRealMatrix(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        double value = Moments.covariance(bands.get(i), bands.get(j));
        covariance.setEntry(i, j, value);
        covariance.setEntry(j, i, value);
      }
    }
    EigenDecomposition decomposition = new EigenDecomposition(covariance);
    int largest = 0;
    for (int i = 1; i < size; i++) {
      if (decomposition.getRealEigenvalue(i) > decomposition.getRealEigenvalue(largest)) {
        largest = i;
      }
    }
    return decomposition.getEigenvector(largest).toArray();
  }
}
