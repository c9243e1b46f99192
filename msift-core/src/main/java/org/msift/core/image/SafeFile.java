package org.msift.core.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file so that nobody ever sees half of it: beside the target first, then moved over it.
 */
final class SafeFile {

  private SafeFile() {}

  /** Puts the content into a stream. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static void write(Path target, Content content) {
    Path absolute = target.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      throw new ImageException(target + " is a folder; name a file to write");
    }
    try {
      Files.createDirectories(absolute.getParent());
      // Not createTempFile: it makes files that nobody but their owner may read.
      Path temporary =
          absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
      try {
        fill(temporary, content);
        move(temporary, absolute);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException failed) {
      throw new ImageException(
          target
              + " cannot be written ("
              + failed
              + "); check the folder's permissions and the free space",
          failed);
    }
  }

  private static void fill(Path temporary, Content content) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW), 1 << 16)) {
      content.writeTo(out);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
