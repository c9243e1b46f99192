package org.msift.core.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle and a position in them; every read is checked against what is left. */
final class PickleInput {

  private static final int LINE_LENGTH = 256;

  private final ByteBuffer bytes;

  PickleInput(byte[] pickle) {
    this.bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
  }

  int position() {
    return bytes.position();
  }

  int unsigned1() {
    return require(1).get() & 0xFF;
  }

  int unsigned2() {
    return require(2).getShort() & 0xFFFF;
  }

  int signed4() {
    return require(4).getInt();
  }

  long unsigned4() {
    return signed4() & 0xFFFFFFFFL;
  }

  /**
   * An unsigned 64-bit length; those beyond 63 bits come back negative, which every use refuses.
   */
  long unsigned8() {
    return require(8).getLong();
  }

  double bigEndianDouble() {
    return Double.longBitsToDouble(Long.reverseBytes(require(8).getLong()));
  }

  /** A little-endian two's complement number of so many bytes. */
  long signed(long length) {
    if (length < 0 || length > Long.BYTES) {
      throw new CheckpointException("a whole number of " + length + " bytes in the pickle");
    }
    require(length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (bytes.get() & 0xFFL) << 8 * i;
    }
    int unused = Long.SIZE - 8 * (int) length;
    return unused == Long.SIZE ? 0 : value << unused >> unused;
  }

  String utf8(long length) {
    ByteBuffer slice = slice(length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
    } catch (CharacterCodingException e) {
      throw new CheckpointException("a string in the pickle is no valid UTF-8", e);
    }
  }

  String latin1(long length) {
    return StandardCharsets.ISO_8859_1.decode(slice(length)).toString();
  }

  /** Raw bytes; nothing in a state dict needs their value. */
  void skip(long length) {
    slice(length);
  }

  String line() {
    StringBuilder line = new StringBuilder();
    for (int c = unsigned1(); c != '\n'; c = unsigned1()) {
      if (line.length() == LINE_LENGTH) {
        throw new CheckpointException("a line in the pickle is longer than " + LINE_LENGTH);
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private ByteBuffer slice(long length) {
    ByteBuffer slice = require(length).slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  private ByteBuffer require(long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new CheckpointException(
          "the pickle ends at byte %d, where %s more were announced"
              .formatted(bytes.limit(), Long.toUnsignedString(length)));
    }
    return bytes;
  }
}
