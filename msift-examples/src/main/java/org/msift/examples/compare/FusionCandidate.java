package org.msift.examples.compare;

import java.nio.file.Path;
import org.msift.core.image.Image;
import org.msift.ship.FusionOptions;
import org.msift.ship.ImageFusion;
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
   * @param model its file
   * @return a candidate to be closed
   * @throws org.msift.core.checkpoint.CheckpointException if the file cannot be read, or does not
   *     hold one
   */
  static FusionCandidate load(String name, Path model) {
    ImageFusion fusion = ImageFusion.load(model, FusionOptions.DEFAULT.withPasses(1));
    return new FusionCandidate() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String origin() {
        return model.toString();
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
