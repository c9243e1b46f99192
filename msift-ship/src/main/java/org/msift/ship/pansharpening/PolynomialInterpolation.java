package org.msift.ship.pansharpening;

import org.msift.ship.plane.Border;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;

/**
 * Enlargement by powers of two with a half-band filter of 23 taps (B. Aiazzi, L. Alparone, S.
 * Baronti, A. Garzelli, "Context-driven fusion of high spatial and spectral resolution images based
 * on oversampled multiresolution analysis", IEEE TGRS 40(10), 2002). The plane is continued
 * circularly, and value i comes to stand at {@code ratio * i + ratio / 2}, as in Vivone's toolbox.
 */
final class PolynomialInterpolation {

  private static final double[] HALF = {
    0.5,
    0.305334091185,
    0,
    -0.072698593239,
    0,
    0.021809577942,
    0,
    -0.005192756653,
    0,
    0.000807762146,
    0,
    -0.000060081482
  };

  private static final PlaneFilter FILTER = PlaneFilter.separable(taps(), taps());

  private PolynomialInterpolation() {}

  private static double[] taps() {
    int reach = HALF.length - 1;
    double[] taps = new double[2 * reach + 1];
    for (int i = 0; i <= reach; i++) {
      // Three of four values are zeros when filtered, so the gain per axis is 2.
      taps[reach - i] = 2 * HALF[i];
      taps[reach + i] = 2 * HALF[i];
    }
    return taps;
  }

  static boolean canEnlargeBy(int ratio) {
    return Integer.bitCount(ratio) == 1;
  }

  static Plane enlarge(Plane plane, int ratio) {
    Plane result = plane;
    for (int reached = 1; reached < ratio; reached *= 2) {
      // The first doubling takes the odd places: after the others the offset is ratio / 2.
      result = FILTER.apply(spread(result, reached == 1 ? 1 : 0), Border.CIRCULAR);
    }
    return result;
  }

  private static Plane spread(Plane plane, int offset) {
    int height = Math.multiplyExact(plane.height(), 2);
    int width = Math.multiplyExact(plane.width(), 2);
    double[] result = new double[Math.multiplyExact(height, width)];
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        result[(2 * y + offset) * width + 2 * x + offset] = plane.at(y, x);
      }
    }
    return new Plane(height, width, result);
  }
}
