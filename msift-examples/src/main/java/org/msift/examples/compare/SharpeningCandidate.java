package org.msift.examples.compare;

import java.util.List;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.classical.PansharpeningMethod;
import org.msift.ship.plane.Plane;

/** A method of pan-sharpening that is compared with others. */
public interface SharpeningCandidate extends AutoCloseable {

  /**
   * Its name in tables.
   *
   * @return letters, digits, points, dashes and underscores
   */
  String name();

  /**
   * Where it comes from.
   *
   * @return a paper or a file; any text
   */
  String origin();

  /**
   * Sharpens a scene.
   *
   * @param scene bands h x w and panchromatic image H x W. Not modified
   * @return fresh bands H x W
   * @throws IllegalArgumentException if the method cannot sharpen this scene; the message says why
   */
  List<Plane> sharpen(PanScene scene);

  @Override
  void close();

  /**
   * A classical method under its own name.
   *
   * @param method the method
   * @return a candidate that holds nothing
   */
  static SharpeningCandidate of(PansharpeningMethod method) {
    return new SharpeningCandidate() {
      @Override
      public String name() {
        return method.name();
      }

      @Override
      public String origin() {
        return method.paper();
      }

      @Override
      public List<Plane> sharpen(PanScene scene) {
        return method.sharpen(scene);
      }

      @Override
      public void close() {
        // Holds nothing.
      }
    };
  }
}
