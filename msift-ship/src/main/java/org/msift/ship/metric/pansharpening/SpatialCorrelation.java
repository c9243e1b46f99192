package org.msift.ship.metric.pansharpening;

import org.msift.ship.metric.Better;
import org.msift.ship.pansharpening.Bands;
import org.msift.ship.plane.Border;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;

/**
 * SCC, the spatial correlation coefficient of reference and result. J. Zhou, D. L. Civco, J. A.
 * Silander, "A wavelet transform method to merge Landsat TM and SPOT panchromatic data", Int. J.
 * Remote Sensing 19(4), 1998, of which both conventions depart.
 *
 * <p>{@link Convention#PYTHON}: the mean over bands of Pearson's correlation, without any high
 * pass; an error for a constant band. {@link Convention#TOOLBOX}: the cosine between the magnitudes
 * of the Sobel gradients of all bands together; one pixel is cut from each side, and zeros stand
 * beyond the new edge, so that the edge itself counts as a structure; an error where no gradient is
 * left, or for images below 3x3.
 *
 * @param convention whose definition
 */
public record SpatialCorrelation(Convention convention) implements ReferenceMetric {

  private static final PlaneFilter ALONG_ROWS =
      PlaneFilter.separable(new double[] {1, 2, 1}, new double[] {-1, 0, 1});
  private static final PlaneFilter ALONG_COLUMNS =
      PlaneFilter.separable(new double[] {-1, 0, 1}, new double[] {1, 2, 1});

  @Override
  public String name() {
    return convention.named("SCC");
  }

  @Override
  public String paper() {
    return "J. Zhou, D. L. Civco, J. A. Silander, A wavelet transform method to merge Landsat TM and"
        + " SPOT panchromatic data, Int. J. Remote Sensing 19(4), 1998";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public double value(ReducedResolution images) {
    return convention == Convention.PYTHON ? pearson(images) : gradients(images);
  }

  private static double pearson(ReducedResolution images) {
    double sum = 0;
    for (int i = 0; i < images.result().size(); i++) {
      Plane reference = centred(images.reference().get(i));
      Plane result = centred(images.result().get(i));
      double norms = Math.sqrt(product(reference, reference) * product(result, result));
      requireVariation(norms, "band " + i + " is constant");
      sum += product(reference, result) / norms;
    }
    return sum / images.result().size();
  }

  private static double gradients(ReducedResolution images) {
    double both = 0;
    double references = 0;
    double results = 0;
    for (int i = 0; i < images.result().size(); i++) {
      Plane reference = gradient(images.reference().get(i));
      Plane result = gradient(images.result().get(i));
      both += product(reference, result);
      references += product(reference, reference);
      results += product(result, result);
    }
    double norms = Math.sqrt(references) * Math.sqrt(results);
    requireVariation(norms, "one of the images is 0 everywhere");
    return both / norms;
  }

  private static Plane centred(Plane plane) {
    // The mean of equal values may differ from them by rounding.
    double first = plane.values()[0];
    Plane shifted = plane.map(value -> value - first);
    double mean = shifted.mean();
    return shifted.map(value -> value - mean);
  }

  private static Plane gradient(Plane plane) {
    if (plane.height() < 3 || plane.width() < 3) {
      throw new IllegalArgumentException(
          "SCC.TOOLBOX of %dx%d pixels; expected 3x3 or more"
              .formatted(plane.height(), plane.width()));
    }
    Plane inner = Bands.crop(plane, 1, 1, plane.height() - 2, plane.width() - 2);
    return ALONG_ROWS
        .apply(inner, Border.ZERO)
        .combine(ALONG_COLUMNS.apply(inner, Border.ZERO), Math::hypot);
  }

  private static double product(Plane first, Plane second) {
    double sum = 0;
    for (int i = 0; i < first.values().length; i++) {
      sum += first.values()[i] * second.values()[i];
    }
    return sum;
  }

  private static void requireVariation(double norms, String fault) {
    if (norms == 0) {
      throw new IllegalArgumentException("the correlation is not defined: " + fault);
    }
  }
}
