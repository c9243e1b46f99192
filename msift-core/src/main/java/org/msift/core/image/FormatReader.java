package org.msift.core.image;

import java.io.IOException;
import java.nio.file.Path;

/** Decodes one file format. */
interface FormatReader {

  /**
   * Decodes the first image of a file.
   *
   * @param file a file that starts as this format does
   * @param maximumSamples checked against the header before pixels are decoded
   */
  Image read(Path file, long maximumSamples) throws IOException;
}
