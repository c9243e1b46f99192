package org.msift.core.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The image formats read, told apart by their first bytes and not by the file's name. */
enum ImageFormat {
  PNG(new PngReader(), "89504e470d0a1a0a"),
  JPEG(new JpegReader(), "ffd8ff"),
  BMP(new BmpReader(), "424d"),
  TIFF(new TiffReader(), "49492a00", "4d4d002a", "49492b00", "4d4d002b");

  private static final int LONGEST = 8;

  private final FormatReader reader;
  private final String[] signatures;

  ImageFormat(FormatReader reader, String... signatures) {
    this.reader = reader;
    this.signatures = signatures;
  }

  FormatReader reader() {
    return reader;
  }

  static Optional<ImageFormat> of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String start = HexFormat.of().formatHex(in.readNBytes(LONGEST));
      return Arrays.stream(values())
          .filter(format -> Arrays.stream(format.signatures).anyMatch(start::startsWith))
          .findFirst();
    }
  }
}
