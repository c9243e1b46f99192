package org.msift.ship.metric.pansharpening;

import java.util.List;
import org.msift.ship.pansharpening.Bands;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.ReducedScene;
import org.msift.ship.plane.Plane;

/**
 * A result of reduced resolution and its truth.
 *
 * @param reference B bands H x W
 * @param result B bands H x W
 * @param ratio panchromatic pixels per multispectral one
 * @param peak largest value the samples can have
 */
public record ReducedResolution(List<Plane> reference, List<Plane> result, int ratio, double peak) {

  /**
   * Checks that both images fit.
   *
   * @param reference B bands H x W; the list is copied, the planes are not
   * @param result B bands H x W; the list is copied, the planes are not
   * @param ratio panchromatic pixels per multispectral one, 2 or more
   * @param peak largest value the samples can have, greater than 0
   * @throws IllegalArgumentException if number or size of the bands differ, a sample is NaN or
   *     infinite, or ratio or peak are out of range
   */
  public ReducedResolution {
    reference = List.copyOf(reference);
    result = List.copyOf(result);
    Bands.require("the reference", reference);
    Bands.require("the result", result);
    requireSameBands(reference.size(), result.size());
    reference.get(0).requireSize(result.get(0));
    Bands.requirePeak(peak);
    if (ratio < 2) {
      throw new IllegalArgumentException("a ratio of " + ratio + "; expected 2 or more");
    }
  }

  /**
   * A simulated scene's truth and what a method made of the scene.
   *
   * @param region the scene of reduced resolution
   * @param result B bands H x W; the list is copied, the planes are not
   * @return both, with the scene's ratio and peak
   * @throws IllegalArgumentException if number or size of the bands differ, or a sample is NaN or
   *     infinite
   */
  public static ReducedResolution of(ReducedScene region, List<Plane> result) {
    PanScene scene = region.scene();
    return new ReducedResolution(region.reference(), result, scene.ratio(), scene.peak());
  }

  static void requireSameBands(int expected, int bands) {
    if (bands != expected) {
      throw new IllegalArgumentException(
          "a result of %d bands; expected %d".formatted(bands, expected));
    }
  }

  /**
   * Both images without their edges.
   *
   * @param border pixels to cut from each side; the toolbox cuts 21
   * @return fresh images (H - 2 border) x (W - 2 border)
   * @throws IllegalArgumentException if nothing is left
   */
  public ReducedResolution cropped(int border) {
    Plane first = reference.get(0);
    if (border < 0 || 2L * border >= Math.min(first.height(), first.width())) {
      throw new IllegalArgumentException(
          "a border of %d pixels on each side of an image of %dx%d; expected 0 or more that leave something"
              .formatted(border, first.height(), first.width()));
    }
    return new ReducedResolution(
        reference.stream().map(band -> inner(band, border)).toList(),
        result.stream().map(band -> inner(band, border)).toList(),
        ratio,
        peak);
  }

  /**
   * The result clipped to what the sensor can give.
   *
   * @return the same reference, and a fresh result within [0, peak]
   */
  public ReducedResolution clipped() {
    return new ReducedResolution(reference, clipped(result, peak), ratio, peak);
  }

  static List<Plane> clipped(List<Plane> bands, double peak) {
    return bands.stream()
        .map(band -> band.map(value -> Math.max(0, Math.min(peak, value))))
        .toList();
  }

  private static Plane inner(Plane band, int border) {
    return Bands.crop(band, border, border, band.height() - 2 * border, band.width() - 2 * border);
  }
}
