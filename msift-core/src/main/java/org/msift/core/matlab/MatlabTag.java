package org.msift.core.matlab;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The eight bytes before an element of a {@code .mat} file.
 *
 * @param type of the element
 * @param bytes its length
 * @param small the element itself where it is short enough to stand in the tag, else null
 */
record MatlabTag(int type, long bytes, byte[] small) {

  static MatlabTag read(InputStream in, ByteOrder order) throws IOException {
    byte[] tag = in.readNBytes(8);
    if (tag.length < 8) {
      throw new EOFException("the file ends within a tag");
    }
    ByteBuffer buffer = ByteBuffer.wrap(tag).order(order);
    int first = buffer.getInt();
    int length = first >>> 16;
    if (length == 0) {
      return new MatlabTag(first, buffer.getInt() & 0xFFFFFFFFL, null);
    }
    if (length > 4) {
      throw new IOException("a small element of " + length + " bytes");
    }
    byte[] small = new byte[length];
    buffer.get(small);
    return new MatlabTag(first & 0xFFFF, length, small);
  }
}
