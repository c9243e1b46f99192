package org.msift.ship.classical;

import org.msift.ship.plane.Plane;

/** A way to fuse the luminance of a visible image with an infrared image. */
public interface FusionMethod {

  /**
   * The name in tables and commands.
   *
   * @return in lower case, such as {@code laplacian}
   */
  String name();

  /**
   * Where the method is described.
   *
   * @return authors, title, journal and year
   */
  String paper();

  /**
   * Fuses a pair. Two equal sources give that source, up to rounding.
   *
   * @param visible luminance H x W, 0..1. Not modified
   * @param infrared H x W, 0..1. Not modified
   * @return a fresh plane H x W, not bounded to 0..1
   * @throws IllegalArgumentException if the sizes differ, or a value is NaN or infinite
   */
  Plane fuse(Plane visible, Plane infrared);
}
