package org.msift.tasks.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.msift.core.file.AtomicFile;

/** Turns a picture into a PNG file. */
final class PngPicture {

  private PngPicture() {}

  static byte[] bytes(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, "png", bytes)) {
      throw new IOException("this Java has no writer for PNG pictures");
    }
    return bytes.toByteArray();
  }

  static void write(Path file, BufferedImage picture) throws IOException {
    byte[] bytes = bytes(picture);
    AtomicFile.write(file, out -> out.write(bytes));
  }
}
