package org.msift.core.checkpoint;

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

  /** Something that writes and may fail. */
  @FunctionalInterface
  interface Writing {
    void write(OutputStream out) throws IOException;
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

  /**
   * Writes beside the target and then moves, so that the target is either the old file or the whole
   * new one.
   */
  static void write(Path target, Writing writing) {
    Path absolute = target.toAbsolutePath();
    Path temporary =
        absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try {
        try (OutputStream out =
            new BufferedOutputStream(
                Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW), 1 << 16)) {
          writing.write(out);
        }
        move(temporary, absolute);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new CheckpointException(
          "cannot write %s: %s (does its folder exist, and may it be written to?)"
              .formatted(target, e),
          e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.isDirectory(to)) {
      throw new IOException("the target is a folder");
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
