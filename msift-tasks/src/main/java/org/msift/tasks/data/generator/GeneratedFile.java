package org.msift.tasks.data.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.msift.core.file.AtomicFile;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.SampleType;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.DataException;

/** Writes single files of generated data. */
final class GeneratedFile {

  private GeneratedFile() {}

  static void image(Path file, SourceShape shape, SampleType type, float[] values) {
    ImageFile.write(file, Image.of(shape.height(), shape.width(), shape.bands(), type, values));
  }

  static void text(Path file, String content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.write(file, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException failed) {
      throw new DataException(file + " cannot be written: " + failed, failed);
    }
  }

  /** Labels of which those above 1 become 1. */
  static float[] twoClasses(float[] labels) {
    float[] mask = labels.clone();
    for (int i = 0; i < mask.length; i++) {
      mask[i] = Math.min(1, mask[i]);
    }
    return mask;
  }
}
