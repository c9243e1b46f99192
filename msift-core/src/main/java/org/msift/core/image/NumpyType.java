package org.msift.core.image;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Element types of NumPy; float64 is rounded to float, integers must be exact in it. */
enum NumpyType {
  FLOAT32("<f4", 4, SampleType.FLOAT32),
  FLOAT64("<f8", 8, SampleType.FLOAT32),
  UINT8("|u1", 1, SampleType.UINT8),
  INT8("|i1", 1, SampleType.INT16),
  UINT16("<u2", 2, SampleType.UINT16),
  INT16("<i2", 2, SampleType.INT16),
  INT32("<i4", 4, SampleType.FLOAT32),
  UINT32("<u4", 4, SampleType.FLOAT32),
  INT64("<i8", 8, SampleType.FLOAT32);

  /** Beyond it not every whole number is a float. */
  private static final long EXACT = 1L << 24;

  private final String descriptor;
  private final int bytes;
  private final SampleType sampleType;

  NumpyType(String descriptor, int bytes, SampleType sampleType) {
    this.descriptor = descriptor;
    this.bytes = bytes;
    this.sampleType = sampleType;
  }

  /** The narrowest type of an image that holds every element; floats where none of whole does. */
  SampleType sampleType() {
    return sampleType;
  }

  int bytes() {
    return bytes;
  }

  static NumpyType of(Path file, String descriptor) {
    return Arrays.stream(values())
        .filter(type -> type.descriptor.equals(descriptor))
        .findFirst()
        .orElseThrow(
            () ->
                new ImageException(
                    file
                        + " holds elements of type '"
                        + descriptor
                        + "'; "
                        + Arrays.stream(values())
                            .map(type -> type.descriptor)
                            .collect(Collectors.joining(", "))
                        + " are read: convert it by .astype('<f4')"));
  }

  /**
   * The next element of a little-endian buffer.
   *
   * @throws ImageException if it is an integer that a float would change
   */
  float next(Path file, ByteBuffer buffer) {
    return switch (this) {
      case FLOAT32 -> buffer.getFloat();
      case FLOAT64 -> (float) buffer.getDouble();
      case UINT8 -> buffer.get() & 0xFF;
      case INT8 -> buffer.get();
      case UINT16 -> buffer.getShort() & 0xFFFF;
      case INT16 -> buffer.getShort();
      case INT32 -> exact(file, buffer.getInt());
      case UINT32 -> exact(file, Integer.toUnsignedLong(buffer.getInt()));
      case INT64 -> exact(file, buffer.getLong());
    };
  }

  private static float exact(Path file, long value) {
    if (value < -EXACT || value > EXACT) {
      throw new ImageException(
          file
              + " holds the whole number "
              + value
              + ", which no float is exactly; -2^24..2^24 are read: scale it down, or convert it by"
              + " .astype('<f4')");
    }
    return value;
  }
}
