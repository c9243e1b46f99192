package org.msift.ship.pansharpening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.msift.ship.plane.Plane;

/**
 * A multispectral image and the panchromatic image of the same place, samples as stored.
 *
 * @param multispectral B bands h x w
 * @param panchromatic H x W with H = ratio h and W = ratio w
 * @param sensor with the gains of the B bands
 * @param peak largest value the samples can have, such as 255, 2047 or 65535
 * @param alignment where multispectral pixels stand in the panchromatic grid
 */
public record PanScene(
    List<Plane> multispectral,
    Plane panchromatic,
    Sensor sensor,
    double peak,
    GridAlignment alignment) {

  /**
   * Checks that the parts fit.
   *
   * @param multispectral B bands h x w; the list is copied, the planes are not
   * @param panchromatic H x W; not copied
   * @param sensor with the gains of the B bands
   * @param peak largest value the samples can have, greater than 0
   * @param alignment where multispectral pixels stand in the panchromatic grid
   * @throws IllegalArgumentException if there is no band, the bands differ in size, the
   *     panchromatic size is not the same integer multiple, 2 or more, of theirs in both
   *     directions, a sample is NaN or infinite, the sensor has another number of bands, the peak
   *     is no such value, or the alignment is missing
   */
  public PanScene {
    multispectral = List.copyOf(multispectral);
    Bands.require("the multispectral image", multispectral);
    panchromatic.requireFinite("the panchromatic image");
    requireRatio(multispectral.get(0), panchromatic);
    sensor.requireBands(multispectral.size());
    Bands.requirePeak(peak);
    if (alignment == null) {
      throw new IllegalArgumentException(
          "the alignment is missing; expected one of " + Arrays.toString(GridAlignment.values()));
    }
  }

  /**
   * A scene on a {@link GridAlignment#DECIMATED} grid, as Vivone's toolbox takes it.
   *
   * @param multispectral B bands h x w; not copied
   * @param panchromatic H x W; not copied
   * @param sensor with the gains of the B bands
   * @param bits of a sample, 1 to 32, such as 11
   * @return the scene of peak 2^bits - 1
   * @throws IllegalArgumentException if the parts do not fit, or a sample is more than twice the
   *     peak
   */
  public static PanScene of(
      List<Plane> multispectral, Plane panchromatic, Sensor sensor, int bits) {
    if (bits < 1 || bits > 32) {
      throw new IllegalArgumentException("samples of " + bits + " bits; expected 1 to 32");
    }
    double peak = (1L << bits) - 1;
    PanScene scene =
        new PanScene(multispectral, panchromatic, sensor, peak, GridAlignment.DECIMATED);
    multispectral.forEach(band -> requireScale(band, bits, peak));
    requireScale(panchromatic, bits, peak);
    return scene;
  }

  /**
   * The same images, taken to stand on another grid.
   *
   * @param other where multispectral pixels stand in the panchromatic grid
   * @return a scene of the same planes
   */
  public PanScene on(GridAlignment other) {
    return new PanScene(multispectral, panchromatic, sensor, peak, other);
  }

  /** Interpolation overshoots, but not by the whole range. */
  private static void requireScale(Plane plane, int bits, double peak) {
    double largest = Arrays.stream(plane.values()).max().orElse(0);
    if (largest > 2 * peak) {
      throw new IllegalArgumentException(
          "a sample is %s, but samples of %d bits reach %s; give the bits the images really have"
              .formatted(largest, bits, peak));
    }
  }

  private static void requireRatio(Plane band, Plane panchromatic) {
    int ratio = panchromatic.height() / band.height();
    if (ratio < 2
        || panchromatic.height() != (long) ratio * band.height()
        || panchromatic.width() != (long) ratio * band.width()) {
      throw new IllegalArgumentException(
          ("a panchromatic image of %dx%d for bands of %dx%d; expected the same integer multiple,"
                  + " 2 or more, of both: crop both images to one extent")
              .formatted(panchromatic.height(), panchromatic.width(), band.height(), band.width()));
    }
  }

  /**
   * The ratio of the pixels' sides.
   *
   * @return panchromatic pixels per multispectral one, 2 or more
   */
  public int ratio() {
    return panchromatic.height() / height();
  }

  /**
   * The rows of the multispectral image.
   *
   * @return h
   */
  public int height() {
    return multispectral.get(0).height();
  }

  /**
   * The columns of the multispectral image.
   *
   * @return w
   */
  public int width() {
    return multispectral.get(0).width();
  }

  /**
   * The bands on the panchromatic grid, each structure in its place: {@link Upsampling#EXPANSION}
   * for a decimated grid, {@link Upsampling#BICUBIC} for a centred one.
   *
   * @return B fresh bands H x W
   */
  public List<Plane> upsampled() {
    return upsampled(Upsampling.of(alignment));
  }

  /**
   * The bands on the panchromatic grid.
   *
   * @param upsampling the way there
   * @return B fresh bands H x W
   */
  public List<Plane> upsampled(Upsampling upsampling) {
    int ratio = ratio();
    return multispectral.stream().map(band -> upsampling.enlarge(band, ratio)).toList();
  }

  /**
   * A part of the scene.
   *
   * @param top first multispectral row
   * @param left first multispectral column
   * @param height multispectral rows, 1 or more
   * @param width multispectral columns, 1 or more
   * @return a fresh scene of height x width multispectral pixels
   * @throws IllegalArgumentException if the part does not lie within the scene
   */
  public PanScene crop(int top, int left, int height, int width) {
    int ratio = ratio();
    List<Plane> bands = new ArrayList<>();
    for (Plane band : multispectral) {
      bands.add(Bands.crop(band, top, left, height, width));
    }
    Plane sharp =
        Bands.crop(panchromatic, top * ratio, left * ratio, height * ratio, width * ratio);
    return new PanScene(bands, sharp, sensor, peak, alignment);
  }
}
