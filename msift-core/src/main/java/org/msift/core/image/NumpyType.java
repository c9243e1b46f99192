package org.msift.core.image;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Element types of NumPy that a float can hold, float64 rounded. */
enum NumpyType {
  FLOAT32("<f4", 4),
  FLOAT64("<f8", 8),
  UINT8("|u1", 1),
  INT8("|i1", 1),
  UINT16("<u2", 2),
  INT16("<i2", 2);

  private final String descriptor;
  private final int bytes;

  NumpyType(String descriptor, int bytes) {
    this.descriptor = descriptor;
    this.bytes = bytes;
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

  /** The next element of a little-endian buffer. */
  float next(ByteBuffer buffer) {
    return switch (this) {
      case FLOAT32 -> buffer.getFloat();
      case FLOAT64 -> (float) buffer.getDouble();
      case UINT8 -> buffer.get() & 0xFF;
      case INT8 -> buffer.get();
      case UINT16 -> buffer.getShort() & 0xFFFF;
      case INT16 -> buffer.getShort();
    };
  }
}
