package org.msift.core.image;

import java.io.IOException;
import java.nio.file.Path;

/** PNG of every colour type and bit depth. */
final class PngReader implements FormatReader {

  @Override
  public Image read(Path file, long maximumSamples) throws IOException {
    PngChunks.requireIntact(file);
    return JdkReader.open(
        file, "png", reader -> RasterSamples.decode(file, reader, maximumSamples));
  }
}
