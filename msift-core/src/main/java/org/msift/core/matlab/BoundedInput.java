package org.msift.core.matlab;

import java.io.IOException;
import java.io.InputStream;

/** The next bytes of a stream, which stays open. */
final class BoundedInput extends InputStream {

  private final InputStream in;
  private long left;

  BoundedInput(InputStream in, long bytes) {
    this.in = in;
    this.left = bytes;
  }

  @Override
  public int read() throws IOException {
    int value = left > 0 ? in.read() : -1;
    left -= value >= 0 ? 1 : 0;
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0 && length > 0) {
      return -1;
    }
    int count = in.read(target, offset, (int) Math.min(left, length));
    left -= Math.max(0, count);
    return count;
  }

  void skipRest() throws IOException {
    in.skipNBytes(left);
    left = 0;
  }
}
