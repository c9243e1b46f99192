package org.msift.core.image;

import java.io.IOException;
import java.nio.file.Path;

/** BMP of every depth, compressed by run lengths or not. */
final class BmpReader implements FormatReader {

  @Override
  public Image read(Path file, long maximumSamples) throws IOException {
    return JdkReader.open(
        file, "bmp", reader -> RasterSamples.decode(file, reader, maximumSamples));
  }
}
