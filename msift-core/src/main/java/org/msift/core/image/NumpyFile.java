package org.msift.core.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * NumPy's {@code .npy} files: one array each, for raw network outputs and for comparison with
 * Python.
 */
public final class NumpyFile {

  private static final int CHUNK_VALUES = 1 << 14;

  private NumpyFile() {}

  /**
   * Reads a file of version 1, 2 or 3, little-endian, C order, of float32, float64 (rounded to
   * float), uint8, int8, uint16, int16, or of int32, uint32 and int64 in -2^24..2^24, of at most
   * 2^28 values or what the system property {@code msift.image.maxSamples} says.
   *
   * @param file a {@code .npy} file
   * @return values and shape
   * @throws ImageException if the file is absent, no such file, truncated, too large or of another
   *     kind
   */
  public static NumpyArray read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ImageException(file + " is no file; check the path");
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      NumpyHeader header = NumpyHeader.read(file, in);
      long count = SampleLimit.count(header.shape());
      requireSize(file, header, count);
      return new NumpyArray(
          values(file, in, header.type(), (int) count), header.shape(), header.type().sampleType());
    } catch (IOException failed) {
      throw new ImageException(
          file + " cannot be read (" + failed + "); it is truncated or not accessible", failed);
    }
  }

  private static void requireSize(Path file, NumpyHeader header, long count) throws IOException {
    if (count > SampleLimit.configured() || count > Integer.MAX_VALUE - 8) {
      throw new ImageException(
          file
              + ": "
              + count
              + " values are more than the limit; raise it by -D"
              + SampleLimit.PROPERTY
              + "="
              + count);
    }
    long expected = header.dataOffset() + count * header.type().bytes();
    if (Files.size(file) != expected) {
      throw new ImageException(
          file
              + " has "
              + Files.size(file)
              + " bytes where its header promises "
              + expected
              + "; copy it again");
    }
  }

  private static float[] values(Path file, DataInputStream in, NumpyType type, int count)
      throws IOException {
    float[] values = new float[count];
    byte[] bytes = new byte[CHUNK_VALUES * type.bytes()];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      if (i % CHUNK_VALUES == 0) {
        in.readFully(bytes, 0, Math.min(CHUNK_VALUES, count - i) * type.bytes());
        buffer.clear();
      }
      values[i] = type.next(file, buffer);
    }
    return values;
  }

  /**
   * Writes an array as float32, little-endian, C order, version 1.0. Missing folders are created;
   * the file appears when it is complete, and replaces one of that name.
   *
   * @param file the target, with the suffix {@code .npy}
   * @param values all values in C order; not modified
   * @param shape the sizes, outermost first
   * @throws ImageException if values and shape disagree, the suffix is another, or the file cannot
   *     be written
   */
  public static void write(Path file, float[] values, long... shape) {
    if (!file.toString().endsWith(".npy")) {
      throw new ImageException(
          file + " does not end in .npy, which NumPy's tools expect; rename it");
    }
    NumpyArray array = new NumpyArray(values, shape, SampleType.FLOAT32);
    SafeFile.write(
        file,
        out -> {
          out.write(NumpyHeader.float32(array.shape()));
          writeValues(array.values(), out);
        });
  }

  private static void writeValues(float[] values, OutputStream out) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.allocate(CHUNK_VALUES * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < values.length; start += CHUNK_VALUES) {
      int count = Math.min(CHUNK_VALUES, values.length - start);
      buffer.clear().asFloatBuffer().put(values, start, count);
      out.write(buffer.array(), 0, count * Float.BYTES);
    }
  }
}
