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

  /** So few pieces (100 µs) are not worth the waking of another thread. */
  private static final int FEW = 96;

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

  /** Writes values in place of all, rounded. */
  void writeAll(double[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    write(0, rounded, rounded.length);
  }

  /** Reads values from a position on into the start of an array. */
  void read(long from, float[] into, int length) {
    at(from).get(into, 0, length);
  }

  /** Writes the start of an array from a position on. */
  void write(long from, float[] values, int length) {
    at(from).put(values, 0, length);
  }

  /** A pointer of its own for each thread. */
  private FloatPointer at(long from) {
    return new FloatPointer(pointer).position(array.offset() + from);
  }

  /**
   * Reads all values piece by piece, on several threads where there are many; each piece is a
   * multiple of a number of values.
   */
  void forEachPiece(int multiple, Piece task) {
    split(pieces(multiple), (part, from, to) -> forEachPiece(multiple, from, to, task));
  }

  /** Reads some of the pieces, in order. */
  void forEachPiece(int multiple, long first, long last, Piece task) {
    int most = pieceLength(multiple);
    float[] values = new float[(int) Math.min(most, array.length())];
    long end = Math.min(last * most, array.length());
    for (long from = first * most; from < end; from += most) {
      int length = (int) Math.min(most, end - from);
      read(from, values, length);
      task.take(from, values, length);
    }
  }

  /** How many pieces there are. */
  long pieces(int multiple) {
    int most = pieceLength(multiple);
    return (array.length() + most - 1) / most;
  }

  /** Writes the same values again and again. */
  void writeTiles(float[] tile) {
    float[] tiles = tiled(tile);
    split(
        pieces(tile.length),
        (part, from, to) -> {
          long end = Math.min(to * tiles.length, array.length());
          for (long start = from * tiles.length; start < end; start += tiles.length) {
            write(start, tiles, (int) Math.min(tiles.length, end - start));
          }
        });
  }

  /** In how many parts so many pieces are cut. */
  static int parts(long pieces) {
    return pieces <= FEW ? 1 : HostThreads.parts(pieces);
  }

  /** Works on so many pieces, on several threads where that pays. */
  static void split(long pieces, HostThreads.Part task) {
    if (parts(pieces) == 1) {
      task.run(0, 0, pieces);
    } else {
      HostThreads.split(pieces, task);
    }
  }

  /** Values again and again, as many times as fit a piece. */
  static float[] tiled(float... tile) {
    float[] tiles = new float[pieceLength(tile.length)];
    for (int start = 0; start < tiles.length; start += tile.length) {
      System.arraycopy(tile, 0, tiles, start, tile.length);
    }
    return tiles;
  }

  /** The longest piece that is a multiple of a number of values. */
  static int pieceLength(int multiple) {
    return multiple * Math.max(1, PIECE / multiple);
  }
}
