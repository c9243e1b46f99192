package org.msift.ship.metric.pansharpening;

import java.util.ArrayList;
import java.util.List;
import org.msift.ship.metric.Better;
import org.msift.ship.plane.Plane;

/**
 * Q2n (Q4 for four bands, Q8 for eight): the universal quality index of images whose pixels are
 * hypercomplex numbers, mean over blocks of 32 x 32 beside each other; at most 1, which only equal
 * images reach. A. Garzelli, F. Nencini, "Hypercomplex quality assessment of multi/hyperspectral
 * images", IEEE GRSL 6(4), 2009, as in Vivone's toolbox: samples are rounded to 16 bits without
 * sign, the image is mirrored to whole blocks, bands of zeros make their number a power of two, and
 * each band of a block is shifted and scaled to mean and deviation 1 of the reference's (divided by
 * the smallest double where that is constant).
 *
 * <p>Defined for every image, one pixel too.
 */
public record HypercomplexQuality() implements ReferenceMetric {

  private static final int BLOCK = 32;
  private static final double MAXIMUM = 65535;

  @Override
  public String name() {
    return "Q2n";
  }

  @Override
  public String paper() {
    return "A. Garzelli, F. Nencini, Hypercomplex quality assessment of multi/hyperspectral images, IEEE"
        + " GRSL 6(4), 2009";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public double value(ReducedResolution images) {
    return index(images.reference(), images.result());
  }

  /** The index of two images of equal size. */
  static double index(List<Plane> reference, List<Plane> result) {
    HypercomplexProduct product = HypercomplexProduct.ofComponents(reference.size());
    List<Plane> first = rounded(reference, product.components());
    List<Plane> second = rounded(result, product.components());
    Plane shape = first.get(0);
    double sum = 0;
    int count = 0;
    for (int top = 0; top < shape.height(); top += BLOCK) {
      for (int left = 0; left < shape.width(); left += BLOCK) {
        sum += HypercomplexBlock.cut(first, second, top, left, BLOCK).quality(product);
        count++;
      }
    }
    return sum / count;
  }

  private static List<Plane> rounded(List<Plane> bands, int components) {
    List<Plane> result = new ArrayList<>();
    for (Plane band : bands) {
      result.add(band.map(value -> Math.max(0, Math.min(MAXIMUM, Math.floor(value + 0.5)))));
    }
    while (result.size() < components) {
      result.add(bands.get(0).map(value -> 0));
    }
    return result;
  }
}
