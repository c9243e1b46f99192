package org.msift.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.msift.core.operator.Memory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Native memory that is used again and again. New memory costs 15 times an operation on it, because
 * the system hands it out page by page; DL4J's workspaces need many passes to learn their sizes.
 *
 * <p>Not for several threads at once.
 */
final class MemoryPool implements Memory, AutoCloseable {

  /**
   * Ranges start at multiples of this many values, so that vector instructions find them aligned.
   */
  private static final long ALIGNMENT = 64;

  /** A slab is this many times as large as the array it is made for … */
  private static final int ROOM = 4;

  /** … but not larger than this many values, if the array is not. */
  private static final long LARGE = 64L << 20;

  private record Loan(MemorySlab slab, long offset, long length) {}

  private final List<MemorySlab> slabs = new ArrayList<>();
  private final List<INDArray> scratches = new ArrayList<>();
  private final Map<INDArray, Loan> loans = new IdentityHashMap<>();

  @Override
  public INDArray result(DataType type, long... shape) {
    long values = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    long length = (values + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    MemorySlab slab = bestSlab(type, length);
    if (slab == null) {
      slab = new MemorySlab(type, Math.max(length, Math.min(ROOM * length, LARGE)));
      slabs.add(slab);
    }
    long offset = slab.bestFit(length);
    INDArray array = slab.take(offset, length, shape);
    loans.put(array, new Loan(slab, offset, length));
    return array;
  }

  private MemorySlab bestSlab(DataType type, long length) {
    MemorySlab best = null;
    long room = Long.MAX_VALUE;
    for (MemorySlab slab : slabs) {
      long offset = slab.type() == type ? slab.bestFit(length) : -1;
      if (offset >= 0 && slab.freeLength(offset) < room) {
        best = slab;
        room = slab.freeLength(offset);
      }
    }
    return best;
  }

  @Override
  public INDArray kept(DataType type, long... shape) {
    return scratch(type, shape);
  }

  @Override
  public INDArray scratch(DataType type, long... shape) {
    INDArray array = result(type, shape);
    scratches.add(array);
    return array;
  }

  /** Takes back all scratch arrays of the operator that has just run. */
  void releaseScratches() {
    scratches.forEach(this::release);
    scratches.clear();
  }

  /** Takes back one array. */
  void release(INDArray array) {
    Loan loan = loans.remove(array);
    if (loan == null) {
      throw new IllegalArgumentException(
          "an operator must return the array that it got from Pass.result, not a view of it");
    }
    loan.slab().giveBack(loan.offset(), loan.length());
  }

  /** Bytes held. */
  long bytes() {
    return slabs.stream().mapToLong(slab -> slab.length() * slab.type().width()).sum();
  }

  @Override
  public void close() {
    loans.clear();
    scratches.clear();
    slabs.forEach(MemorySlab::close);
    slabs.clear();
  }
}
