package org.msift.core.matlab;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The parts of a variable of a {@code .mat} file, none of which may be longer than what is left.
 */
final class MatlabElement {

  private final InputStream in;
  private final ByteOrder order;
  private long left;

  MatlabElement(InputStream in, ByteOrder order, long bytes) {
    this.in = in;
    this.order = order;
    this.left = bytes;
  }

  /** The tag of the next part. */
  MatlabTag tag() throws IOException {
    MatlabTag tag = MatlabTag.read(in, order);
    left -= 8;
    if (left < 0 || (tag.small() == null && tag.bytes() > left)) {
      throw new IOException("a part of " + tag.bytes() + " bytes in a shorter variable");
    }
    return tag;
  }

  /** The next part, which has at most so many bytes. */
  ByteBuffer next(int most) throws IOException {
    MatlabTag tag = tag();
    if (tag.small() != null) {
      return ByteBuffer.wrap(tag.small());
    }
    if (tag.bytes() > most) {
      throw new IOException("a header of " + tag.bytes() + " bytes, at most " + most);
    }
    int length = (int) tag.bytes();
    int padded = Math.min((length + 7) / 8 * 8, (int) Math.min(left, Integer.MAX_VALUE));
    byte[] bytes = in.readNBytes(padded);
    if (bytes.length < padded) {
      throw new EOFException("the file ends within a variable");
    }
    left -= padded;
    return ByteBuffer.wrap(bytes, 0, length);
  }
}
