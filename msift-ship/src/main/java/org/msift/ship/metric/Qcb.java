package org.msift.ship.metric;

import org.msift.ship.plane.Border;
import org.msift.ship.plane.FrequencyFilter;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;

/**
 * Chen and Blum's quality, how well the fused image keeps the local contrast that a viewer sees:
 * the images, stretched to 0..255, pass a filter of contrast sensitivity, exp(−(r / 15.387)²) −
 * 0.7622 exp(−(r / 1.3456)²); contrast is c = |G2 / G4 − 1| with 31x31 Gaussians of σ 2 and 4,
 * masked to c³ / (c² + 0.0001); the smaller to the larger of source and fused image, weighted over
 * the sources by the square of their contrast.
 *
 * <p>Higher is better; 0..1, 1 where all three images are the same. Where two contrasts, or a local
 * mean, are 0, contrasts count as equal and a contrast as 0, so constant images have a value. 8
 * bits after the stretch; Gaussians see zeros beyond the image, the first filter repeats it.
 * Source: Y. Chen, R. S. Blum, "A new automated quality assessment algorithm for image fusion",
 * Image and Vision Computing 27(10), 2009; frequencies and constants as in Z. Liu's code and VIFB.
 */
public final class Qcb {

  private static final double VIEWING = 30;
  private static final int SIDE = 31;
  private static final double MASKING = 0.0001;
  private static final PlaneFilter CENTRE = gaussian(2);
  private static final PlaneFilter SURROUND = gaussian(4);

  /** VIFB's. */
  public static final FusionMetric STANDARD =
      new FormulaMetric(
          "Qcb", Better.HIGHER, 1, "visible local contrast kept from both sources", Qcb::quality);

  private Qcb() {}

  /** Not scaled to sum 1, but to 1 without the cut. */
  private static PlaneFilter gaussian(double sigma) {
    double[] line = new double[SIDE];
    for (int i = 0; i < SIDE; i++) {
      double distance = i - SIDE / 2;
      line[i] =
          Math.exp(-distance * distance / (2 * sigma * sigma)) / (Math.sqrt(2 * Math.PI) * sigma);
    }
    return PlaneFilter.separable(line, line);
  }

  private static double quality(FusedTriple triple) {
    int height = triple.fused().height();
    int width = triple.fused().width();
    FrequencyFilter sensitivity =
        new FrequencyFilter(
            height,
            width,
            (u, v) -> sensitivity(Math.hypot(u * width / VIEWING, v * height / VIEWING)));
    Plane[] sources =
        sensitivity.apply(Stretch.toBytes(triple.infrared()), Stretch.toBytes(triple.visible()));
    double[] fused = contrast(sensitivity.apply(Stretch.toBytes(triple.fused())));
    double[] infrared = contrast(sources[0]);
    double[] visible = contrast(sources[1]);
    double sum = 0;
    for (int i = 0; i < fused.length; i++) {
      double first = infrared[i] * infrared[i];
      double second = visible[i] * visible[i];
      double share = first + second == 0 ? 0.5 : first / (first + second);
      double other = first + second == 0 ? 0.5 : second / (first + second);
      sum += share * kept(infrared[i], fused[i]) + other * kept(visible[i], fused[i]);
    }
    return sum / fused.length;
  }

  private static double sensitivity(double r) {
    double wide = r / 15.3870;
    double narrow = r / 1.3456;
    return Math.exp(-wide * wide) - 0.7622 * Math.exp(-narrow * narrow);
  }

  private static double[] contrast(Plane plane) {
    Plane centre = CENTRE.apply(plane, Border.ZERO);
    Plane surround = SURROUND.apply(plane, Border.ZERO);
    return centre.combine(surround, Qcb::masked).values();
  }

  private static double masked(double centre, double surround) {
    if (surround == 0) {
      return 0;
    }
    double contrast = Math.abs(centre / surround - 1);
    return contrast * contrast * contrast / (contrast * contrast + MASKING);
  }

  private static double kept(double source, double fused) {
    return source == fused ? 1 : Math.min(source, fused) / Math.max(source, fused);
  }
}
