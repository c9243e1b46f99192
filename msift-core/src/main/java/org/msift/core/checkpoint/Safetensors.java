package org.msift.core.checkpoint;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The safetensors format (github.com/huggingface/safetensors): eight bytes of header length, a JSON
 * header, the data. A header may have 100 MB, as in the official implementation; its offsets must
 * fill the file without overlap or holes.
 */
public final class Safetensors {

  private Safetensors() {}

  /**
   * Reads a file. Takes the memory of the tensors and the header only.
   *
   * @param path a {@code .safetensors} file
   * @return names in the order of the header, and its {@code __metadata__}
   * @throws CheckpointException if the file is absent, damaged, or has element types other than
   *     {@link ElementType}'s
   */
  public static StateDict read(Path path) {
    return FileAccess.read(path, () -> stream(path));
  }

  /**
   * Reads the content of a file that is in memory, such as a resource of a jar.
   *
   * @param content all bytes of a {@code .safetensors} file. Not modified
   * @return names in the order of the header, and its {@code __metadata__}
   * @throws CheckpointException if the content is damaged, or has element types other than {@link
   *     ElementType}'s
   */
  public static StateDict read(byte[] content) {
    try {
      return SafetensorsReader.read(new ByteArrayInputStream(content), content.length);
    } catch (IOException damaged) {
      throw new CheckpointException("cannot read safetensors: " + damaged.getMessage(), damaged);
    }
  }

  private static StateDict stream(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return SafetensorsReader.read(in, Files.size(path));
    }
  }

  /**
   * Writes a file. The same state dict gives the same bytes, and reading them gives the same state
   * dict.
   *
   * @param path the file, replaced if it exists
   * @param dict what to write
   * @throws CheckpointException if writing fails, or an entry is called {@code __metadata__}
   */
  public static void write(Path path, StateDict dict) {
    SafetensorsWriter writer = new SafetensorsWriter(dict);
    FileAccess.write(path, writer::write);
  }
}
