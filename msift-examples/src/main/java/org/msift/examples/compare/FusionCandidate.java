package org.msift.examples.compare;

import org.msift.core.image.Image;
import org.msift.ship.FusionOptions;
import org.msift.ship.ImageFusion;
import org.msift.ship.ShipModel;
import org.msift.ship.classical.ClassicalFusion;

/** A method of infrared-visible fusion that is compared with others. */
public interface FusionCandidate extends AutoCloseable {

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
   * Fuses a pair.
   *
   * @param visible one band or three, H x W
   * @param infrared H x W
   * @return the fused image, of the visible image's bands and sample type
   * @throws org.msift.core.image.ImageException if an image is not usable
   */
  Image fuse(Image visible, Image infrared);

  @Override
  void close();

  /**
   * A classical method under its own name.
   *
   * @param fusion the method
   * @return a candidate that holds nothing
   */
  static FusionCandidate of(ClassicalFusion fusion) {
    return new FusionCandidate() {
      @Override
      public String name() {
        return fusion.method().name();
      }

      @Override
      public String origin() {
        return fusion.method().paper();
      }

      @Override
      public Image fuse(Image visible, Image infrared) {
        return fusion.fuse(visible, infrared);
      }

      @Override
      public void close() {
        // Holds nothing.
      }
    };
  }

  /**
   * A SHIP network.
   *
   * @param name its name in tables
   * @param origin where its weights come from; any text
   * @param model network and weights
   * @return a candidate to be closed
   * @throws IllegalArgumentException if the network's visible source has several channels
   */
  static FusionCandidate of(String name, String origin, ShipModel model) {
    ImageFusion fusion = ImageFusion.of(model, FusionOptions.DEFAULT.withPasses(1));
    return new FusionCandidate() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String origin() {
        return origin;
      }

      @Override
      public Image fuse(Image visible, Image infrared) {
        return fusion.fuse(visible, infrared);
      }

      @Override
      public void close() {
        fusion.close();
      }
    };
  }
}
