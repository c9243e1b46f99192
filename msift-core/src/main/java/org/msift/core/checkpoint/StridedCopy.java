package org.msift.core.checkpoint;

/** Gathers a strided view into contiguous row-major order. */
final class StridedCopy {

  private final byte[] source;
  private final int elementBytes;
  private final long[] shape;
  private final long[] strides;

  private StridedCopy(byte[] source, int elementBytes, long[] shape, long[] strides) {
    this.source = source;
    this.elementBytes = elementBytes;
    this.shape = shape;
    this.strides = strides;
  }

  /**
   * Copies a view, whose bounds the caller has checked. Offset and strides count elements, not
   * bytes.
   *
   * @return a fresh array
   */
  static byte[] gather(byte[] source, int elementBytes, long offset, long[] shape, long[] strides) {
    int bytes = Math.toIntExact(Shapes.elements(shape).orElseThrow() * elementBytes);
    return new StridedCopy(source, elementBytes, shape, strides).gather(offset, bytes);
  }

  private byte[] gather(long offset, int bytes) {
    byte[] target = new byte[bytes];
    if (bytes == 0) {
      return target;
    }
    int run = run();
    int runBytes = run * elementBytes;
    long[] index = new long[shape.length];
    long from = offset;
    for (int to = 0; to < bytes; to += runBytes) {
      System.arraycopy(source, Math.toIntExact(from * elementBytes), target, to, runBytes);
      from = advance(index, from);
    }
    return target;
  }

  /** Elements that lie together along the last axis. */
  private int run() {
    boolean together = shape.length > 0 && strides[shape.length - 1] == 1;
    return together ? Math.toIntExact(Math.max(1, shape[shape.length - 1])) : 1;
  }

  private long advance(long[] index, long from) {
    long next = from;
    int last = run() > 1 ? shape.length - 2 : shape.length - 1;
    for (int axis = last; axis >= 0; axis--) {
      next += strides[axis];
      if (++index[axis] < shape[axis]) {
        return next;
      }
      next -= shape[axis] * strides[axis];
      index[axis] = 0;
    }
    return next;
  }
}
