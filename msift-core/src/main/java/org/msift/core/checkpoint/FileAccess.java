package org.msift.core.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.msift.core.file.AtomicFile;

/**
 * How every format here touches the disk: failures in one kind of exception, and no half-written
 * files.
 */
final class FileAccess {

  private FileAccess() {}

  /** Something that reads and may fail. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Runs a reader of a file; its failures name the file. */
  static <T> T read(Path path, Reading<T> reading) {
    try {
      requireFile(path);
      return reading.read();
    } catch (CheckpointException e) {
      throw new CheckpointException(path + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CheckpointException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private static void requireFile(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new CheckpointException("no such file");
    }
    if (Files.isDirectory(path)) {
      throw new CheckpointException("is a folder, not a checkpoint file");
    }
    if (Files.size(path) == 0) {
      throw new CheckpointException("is empty; was it copied or downloaded completely?");
    }
  }

  /** Writes a file as a whole or not at all; failures name it. */
  static void write(Path target, AtomicFile.Content content) {
    try {
      AtomicFile.write(target, content);
    } catch (IOException e) {
      throw new CheckpointException(
          "cannot write %s: %s (does its folder exist, and may it be written to?)"
              .formatted(target, e),
          e);
    }
  }
}
