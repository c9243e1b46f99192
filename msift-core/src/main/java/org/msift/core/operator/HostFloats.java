package org.msift.core.operator;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Single-precision values without gaps, read and written in pieces that fit the first-level cache.
 *
 * <p>On small arrays a chain of native operations costs more in calls than in arithmetic; one loop
 * over a piece, which the JIT compiler turns into vector instructions, does what five to ten calls
 * do. docs/design/operators.md has the measurements. Only for backends that compute in main memory:
 * operators keep their native form for double precision and for other backends.
 */
final class HostFloats {

  /** What is done with a piece. */
  @FunctionalInterface
  interface Piece {

    /** Values from one position on; the first {@code length} values of the array count. */
    void take(long from, float[] values, int length);
  }

  private static final int PIECE = 4096;

  private final INDArray array;
  private final FloatPointer pointer;

  HostFloats(INDArray array) {
    this.array = array;
    this.pointer = new FloatPointer(array.data().pointer());
  }

  /** Whether an array can be read this way. */
  static boolean reach(INDArray array) {
    return array.dataType() == DataType.FLOAT
        && Nd4j.getExecutioner().type() == OpExecutioner.ExecutionerType.NATIVE_CPU;
  }

  /** All values. */
  float[] all() {
    float[] values = new float[Math.toIntExact(array.length())];
    read(0, values, values.length);
    return values;
  }

  /** Reads values from a position on into the start of an array. */
  void read(long from, float[] into, int length) {
    pointer.position(array.offset() + from).get(into, 0, length);
  }

  /** Writes the start of an array from a position on. */
  void write(long from, float[] values, int length) {
    pointer.position(array.offset() + from).put(values, 0, length);
  }

  /** Reads all values piece by piece; each piece is a multiple of a number of values. */
  void forEachPiece(int multiple, Piece task) {
    int most = pieceLength(multiple);
    float[] values = new float[(int) Math.min(most, array.length())];
    for (long from = 0; from < array.length(); from += most) {
      int length = (int) Math.min(most, array.length() - from);
      read(from, values, length);
      task.take(from, values, length);
    }
  }

  /** The longest piece that is a multiple of a number of values. */
  static int pieceLength(int multiple) {
    return multiple * Math.max(1, PIECE / multiple);
  }
}
