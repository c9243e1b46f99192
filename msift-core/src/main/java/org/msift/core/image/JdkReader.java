package org.msift.core.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a file with one of the decoders that come with Java. */
final class JdkReader {

  private static final Logger LOG = LoggerFactory.getLogger(ImageFile.class);

  private JdkReader() {}

  /** What to do with an opened reader. */
  @FunctionalInterface
  interface Use<T> {
    T with(ImageReader reader) throws IOException;
  }

  static <T> T open(Path file, String format, Use<T> use) throws IOException {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      return open(file, in, format, use);
    }
  }

  static <T> T open(Path file, ImageInputStream in, String format, Use<T> use) throws IOException {
    ImageReader reader = find(format);
    try {
      // Metadata are ignored: nothing here needs them, and compressed text may unfold to any size.
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener((source, warning) -> LOG.warn("{}: {}", file, warning));
      return use.with(reader);
    } finally {
      reader.dispose();
    }
  }

  /**
   * Takes Java's own decoder whatever others are on the class path: the same file gives the same
   * samples.
   */
  private static ImageReader find(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if ("java.desktop".equals(reader.getClass().getModule().getName())) {
        return reader;
      }
    }
    throw new ImageException(
        "this Java has no " + format + " decoder; use a full Java 17 or newer with java.desktop");
  }
}
