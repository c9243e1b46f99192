package org.msift.core.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One block of native memory, of which ranges are lent. Neighbouring free ranges become one. */
final class MemorySlab {

  /** A place and the shape of the array that lies there: the same ones come again in every pass. */
  private record Place(long offset, long rank, int shapeHash) {}

  private final INDArray block;
  private final NavigableMap<Long, Long> free = new TreeMap<>();
  private final Map<Place, INDArray> arrays = new HashMap<>();

  MemorySlab(DataType type, long length) {
    block = Nd4j.createUninitializedDetached(type, length);
    free.put(0L, length);
  }

  DataType type() {
    return block.dataType();
  }

  long length() {
    return block.length();
  }

  /** Where the smallest free range of at least this length starts; -1 if there is none. */
  long bestFit(long length) {
    long best = -1;
    for (Map.Entry<Long, Long> range : free.entrySet()) {
      if (range.getValue() >= length && (best < 0 || range.getValue() < free.get(best))) {
        best = range.getKey();
      }
    }
    return best;
  }

  long freeLength(long offset) {
    return free.get(offset);
  }

  /** Lends the start of a free range. */
  INDArray take(long offset, long length, long... shape) {
    long range = free.remove(offset);
    if (range > length) {
      free.put(offset + length, range - length);
    }
    Place place = new Place(offset, shape.length, Arrays.hashCode(shape));
    INDArray known = arrays.get(place);
    if (known != null && Arrays.equals(known.shape(), shape)) {
      return known;
    }
    long[] strides = Nd4j.getStrides(shape, 'c');
    INDArray array = Nd4j.create(block.data(), shape, strides, offset, 'c', block.dataType());
    arrays.put(place, array);
    return array;
  }

  void giveBack(long offset, long length) {
    long from = offset;
    long size = length;
    Map.Entry<Long, Long> before = free.lowerEntry(offset);
    if (before != null && before.getKey() + before.getValue() == offset) {
      from = before.getKey();
      size += before.getValue();
    }
    Long after = free.remove(offset + length);
    if (after != null) {
      size += after;
    }
    free.put(from, size);
  }

  void close() {
    arrays.clear();
    free.clear();
    block.close();
  }
}
