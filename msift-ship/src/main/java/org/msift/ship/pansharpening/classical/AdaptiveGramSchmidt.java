package org.msift.ship.pansharpening.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.msift.ship.pansharpening.GridAlignment;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Border;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;
import org.msift.ship.plane.Resampling;

/**
 * GSA: Gram-Schmidt with an intensity whose weights are fitted, at the resolution of the bands, to
 * the panchromatic image. B. Aiazzi, S. Baronti, M. Selva, "Improving component substitution
 * pansharpening through multivariate regression of MS+Pan data", IEEE TGRS 45(10), 2007.
 *
 * <p>The panchromatic image is reduced by the binomial filter 1 4 6 4 1, twice for every doubling,
 * and decimation at half the ratio.
 */
public record AdaptiveGramSchmidt() implements PansharpeningMethod {

  private static final double[] BINOMIAL = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};

  @Override
  public String name() {
    return "GSA";
  }

  @Override
  public String paper() {
    return "B. Aiazzi, S. Baronti, M. Selva, Improving component substitution pansharpening through"
        + " multivariate regression of MS+Pan data, IEEE TGRS 45(10), 2007";
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    List<Plane> bands = scene.upsampled();
    Plane intensity = Injection.intensity(bands, weights(scene));
    Plane sharp = scene.panchromatic();
    double mean = sharp.mean();
    Plane detail = sharp.combine(intensity, (p, i) -> p - mean - i);
    return Injection.added(bands, detail, Injection.regressionGains(bands, intensity));
  }

  private static double[] weights(PanScene scene) {
    double mean = scene.panchromatic().mean();
    Plane reduced = reduced(scene.panchromatic().map(value -> value - mean), scene.ratio());
    List<Plane> regressors = new ArrayList<>();
    for (Plane band : scene.multispectral()) {
      double bandMean = band.mean();
      regressors.add(band.map(value -> value - bandMean));
    }
    regressors.add(reduced.map(value -> 1));
    double[] solution = new LeastSquares(regressors).solve(reduced);
    return Arrays.copyOf(solution, scene.multispectral().size());
  }

  private static Plane reduced(Plane plane, int ratio) {
    int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(ratio - 1);
    PlaneFilter filter = PlaneFilter.separable(BINOMIAL, BINOMIAL);
    Plane smooth = plane;
    for (int i = 0; i < 2 * doublings; i++) {
      smooth = filter.apply(smooth, Border.SYMMETRIC);
    }
    return Resampling.decimate(smooth, ratio, GridAlignment.phase(ratio));
  }
}
