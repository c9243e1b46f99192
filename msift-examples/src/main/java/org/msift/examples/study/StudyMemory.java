package org.msift.examples.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.msift.core.operator.Memory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Counts what an operator asks for in one pass, and refuses before it is made what would exceed a
 * limit. In the passes that follow, the same requests get the same arrays, so that no time goes
 * into new memory.
 */
final class StudyMemory implements Memory, AutoCloseable {

  /** More was asked for than is allowed. */
  static final class Exceeded extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long bytes;

    private Exceeded(long bytes) {
      super(bytes + " bytes are more than allowed");
      this.bytes = bytes;
    }

    /** What was asked for until then, with what was refused. */
    long bytes() {
      return bytes;
    }
  }

  private final long limit;
  private final List<INDArray> arrays = new ArrayList<>();
  private int next;
  private long bytes;

  /**
   * Memory of which nothing is used.
   *
   * @param limit bytes
   */
  StudyMemory(long limit) {
    this.limit = limit;
  }

  /** A new pass begins. */
  void rewind() {
    next = 0;
  }

  /** Bytes of all arrays. */
  long bytes() {
    return bytes;
  }

  @Override
  public INDArray result(DataType type, long... shape) {
    if (next < arrays.size()) {
      INDArray known = arrays.get(next++);
      if (known.dataType() != type || !Arrays.equals(known.shape(), shape)) {
        throw new IllegalStateException(
            "a pass asked for %s, but the one before for %s"
                .formatted(Arrays.toString(shape), Arrays.toString(known.shape())));
      }
      return known;
    }
    long wanted = Arrays.stream(shape).reduce(type.width(), Math::multiplyExact);
    if (wanted > limit - bytes) {
      throw new Exceeded(Math.addExact(bytes, wanted));
    }
    INDArray array = Nd4j.createUninitializedDetached(type, shape);
    bytes += wanted;
    arrays.add(array);
    next++;
    return array;
  }

  @Override
  public INDArray kept(DataType type, long... shape) {
    return result(type, shape);
  }

  @Override
  public INDArray scratch(DataType type, long... shape) {
    return result(type, shape);
  }

  @Override
  public void close() {
    arrays.forEach(INDArray::close);
    arrays.clear();
  }
}
