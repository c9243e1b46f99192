package org.msift.examples.fuse;

import java.nio.file.Path;
import java.util.Optional;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyFile;
import org.msift.core.image.SampleType;
import org.msift.ship.Fusion;
import org.msift.ship.ImageFusion;

/**
 * One pair of files to fuse.
 *
 * @param visible the visible image
 * @param infrared the infrared image
 * @param target where the fused image goes
 * @param luminance the file to write the network's raw output to, if any
 */
public record FusionJob(Path visible, Path infrared, Target target, Optional<Path> luminance) {

  /** Names the file of a fused image, once its sample type is known. */
  @FunctionalInterface
  public interface Target {

    /**
     * The file.
     *
     * @param type sample type of the fused image
     * @return where to write it
     */
    Path of(SampleType type);
  }

  /**
   * Fuses and writes.
   *
   * @param fusion the model
   * @return the image that was written
   */
  public Path run(ImageFusion fusion) {
    Fusion result = fusion.fuse(visible, infrared);
    Image image = result.image();
    Path file = target.of(image.sampleType());
    ImageFile.write(file, image);
    luminance.ifPresent(
        path -> NumpyFile.write(path, result.luminance(), image.height(), image.width()));
    return file;
  }
}
