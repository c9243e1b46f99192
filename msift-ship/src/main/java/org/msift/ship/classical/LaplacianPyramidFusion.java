package org.msift.ship.classical;

import org.msift.ship.plane.Border;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;

/**
 * Fusion in a Laplacian pyramid: of two details the one of larger magnitude (the visible one where
 * they are equal), of the base the mean.
 *
 * <p>Four levels, fewer where the shorter side would end below one sample, so that an image of
 * height or width 1 has its base alone. The generating kernel is 0.05, 0.25, 0.4, 0.25, 0.05 along
 * each axis (a = 0.4); planes are mirrored about their edge samples, which keeps constants constant
 * in both directions. A level of n samples is reduced to ⌈n/2⌉, those at even places.
 *
 * <p>Source: P. J. Burt, E. H. Adelson, "The Laplacian Pyramid as a Compact Image Code", IEEE
 * Transactions on Communications 31(4), 1983, equations 1 to 4.
 */
public record LaplacianPyramidFusion() implements FusionMethod {

  private static final double[] KERNEL = {0.05, 0.25, 0.4, 0.25, 0.05};

  /** Between zeros half of each axis' weight is lost. */
  private static final double[] EXPANDING = {0.1, 0.5, 0.8, 0.5, 0.1};

  private static final PlaneFilter REDUCE = PlaneFilter.separable(KERNEL, KERNEL);
  private static final PlaneFilter EXPAND = PlaneFilter.separable(EXPANDING, EXPANDING);

  @Override
  public String name() {
    return "laplacian";
  }

  @Override
  public String paper() {
    return "P. J. Burt, E. H. Adelson, The Laplacian Pyramid as a Compact Image Code, IEEE"
        + " Transactions on Communications 31(4), 1983";
  }

  @Override
  public Plane fuse(Plane visible, Plane infrared) {
    Sources.require(visible, infrared);
    return fuse(visible, infrared, Sources.levels(visible));
  }

  private static Plane fuse(Plane visible, Plane infrared, int levels) {
    if (levels == 0) {
      return visible.combine(infrared, Sources::mean);
    }
    Plane coarseVisible = reduced(visible);
    Plane coarseInfrared = reduced(infrared);
    Plane detail =
        detail(visible, coarseVisible).combine(detail(infrared, coarseInfrared), Sources::stronger);
    Plane coarse = fuse(coarseVisible, coarseInfrared, levels - 1);
    return expanded(coarse, visible).combine(detail, Double::sum);
  }

  private static Plane detail(Plane plane, Plane coarse) {
    return plane.combine(expanded(coarse, plane), (fine, blurred) -> fine - blurred);
  }

  private static Plane reduced(Plane plane) {
    Plane blurred = REDUCE.apply(plane, Border.REFLECT);
    int height = (plane.height() + 1) / 2;
    int width = (plane.width() + 1) / 2;
    double[] values = new double[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        values[y * width + x] = blurred.at(2 * y, 2 * x);
      }
    }
    return new Plane(height, width, values);
  }

  /** To the size of another plane. Mirroring keeps even places even, so zeros stay in between. */
  private static Plane expanded(Plane coarse, Plane size) {
    double[] values = new double[size.height() * size.width()];
    for (int y = 0; y < coarse.height(); y++) {
      for (int x = 0; x < coarse.width(); x++) {
        values[2 * y * size.width() + 2 * x] = coarse.at(y, x);
      }
    }
    return EXPAND.apply(new Plane(size.height(), size.width(), values), Border.REFLECT);
  }
}
