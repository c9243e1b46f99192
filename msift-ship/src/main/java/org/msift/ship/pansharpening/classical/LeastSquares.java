package org.msift.ship.pansharpening.classical;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.msift.ship.plane.Plane;

/**
 * Linear least squares of planes, by the normal equations: there are many pixels and few planes.
 * Linearly dependent planes share their weight (the solution of least norm).
 */
final class LeastSquares {

  private final List<Plane> planes;
  private final SingularValueDecomposition decomposition;

  LeastSquares(List<Plane> planes) {
    this.planes = planes;
    int size = planes.size();
    RealMatrix products = new Array2DRowRealMatrix(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        products.setEntry(i, j, product(planes.get(i), planes.get(j)));
      }
    }
    this.decomposition = new SingularValueDecomposition(products);
  }

  /** Weights of the planes, the weighted sum of which is nearest to the target. */
  double[] solve(Plane target) {
    double[] products = planes.stream().mapToDouble(plane -> product(plane, target)).toArray();
    return decomposition.getSolver().solve(new ArrayRealVector(products)).toArray();
  }

  private static double product(Plane first, Plane second) {
    first.requireSize(second);
    double sum = 0;
    for (int i = 0; i < first.values().length; i++) {
      sum += first.values()[i] * second.values()[i];
    }
    return sum / first.values().length;
  }
}
