package org.msift.core.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/** Encodes one file format. */
interface FormatWriter {

  /** Throws an {@link ImageException} where the format cannot hold the image without loss. */
  void requireSupported(Path file, Image image);

  /** Encodes an image that {@link #requireSupported} let pass; leaves the stream open. */
  void write(Image image, OutputStream out) throws IOException;

  static FormatWriter forSuffix(Path file) {
    Path name = file.getFileName();
    String text = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    String suffix = text.substring(text.lastIndexOf('.') + 1);
    return switch (suffix) {
      case "png" -> new PngWriter();
      case "tif", "tiff" -> new TiffWriter();
      case "jpg", "jpeg" ->
          throw new ImageException(
              file + ": JPEG loses detail and is not written; use .png, .tif or .tiff");
      default ->
          throw new ImageException(
              file + " has no suffix of a format that is written; use .png, .tif or .tiff");
    };
  }
}
