package org.msift.ship.pansharpening.classical;

import java.util.List;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/** A way to give the bands of a scene the resolution of its panchromatic image. */
public interface PansharpeningMethod {

  /**
   * The short name of the field.
   *
   * @return such as GSA
   */
  String name();

  /**
   * Where the method is described.
   *
   * @return authors, title, journal and year
   */
  String paper();

  /**
   * Sharpens a scene.
   *
   * @param scene bands h x w and panchromatic image H x W. Not modified
   * @return fresh bands H x W, as many as the scene has, neither clipped nor rounded
   * @throws IllegalArgumentException if the panchromatic image is constant and the method needs its
   *     deviation
   */
  List<Plane> sharpen(PanScene scene);
}
