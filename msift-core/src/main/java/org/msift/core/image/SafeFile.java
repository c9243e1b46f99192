package org.msift.core.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.msift.core.file.AtomicFile;

/** Writes image files, with missing folders, as a whole or not at all. */
final class SafeFile {

  private SafeFile() {}

  static void write(Path target, AtomicFile.Content content) {
    Path absolute = target.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      throw new ImageException(target + " is a folder; name a file to write");
    }
    try {
      Files.createDirectories(absolute.getParent());
      AtomicFile.write(target, content);
    } catch (IOException failed) {
      throw new ImageException(
          target
              + " cannot be written ("
              + failed
              + "); check the folder's permissions and the free space",
          failed);
    }
  }
}
