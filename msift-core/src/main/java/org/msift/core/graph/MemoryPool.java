package org.msift.core.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.msift.core.operator.Memory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Blocks of native memory that are used again and again. New memory costs 15 times an operation on
 * it, because the system hands it out page by page; DL4J's workspaces need many passes to learn
 * their sizes.
 *
 * <p>Not for several threads at once.
 */
final class MemoryPool implements Memory, AutoCloseable {

  private record Size(DataType type, long length) {}

  private final Map<Size, Deque<INDArray>> free = new HashMap<>();
  private final List<INDArray> blocks = new ArrayList<>();
  private final List<INDArray> scratches = new ArrayList<>();

  /**
   * The block behind each array in use: views of views would make every check of a buffer slower.
   */
  private final Map<INDArray, INDArray> used = new IdentityHashMap<>();

  @Override
  public INDArray result(DataType type, long... shape) {
    long length = 1;
    for (long size : shape) {
      length = Math.multiplyExact(length, size);
    }
    Deque<INDArray> available = free.get(new Size(type, length));
    INDArray block = available == null ? null : available.poll();
    if (block == null) {
      block = Nd4j.createUninitializedDetached(type, length);
      blocks.add(block);
    }
    INDArray array = block.reshape('c', shape);
    used.put(array, block);
    return array;
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
    INDArray block = used.remove(array);
    if (block == null) {
      throw new IllegalArgumentException(
          "an operator must return the array that it got from Pass.result, not a view of it");
    }
    free.computeIfAbsent(new Size(block.dataType(), block.length()), size -> new ArrayDeque<>())
        .push(block);
  }

  /** Bytes held. */
  long bytes() {
    return blocks.stream().mapToLong(block -> block.length() * block.dataType().width()).sum();
  }

  @Override
  public void close() {
    free.clear();
    used.clear();
    scratches.clear();
    blocks.forEach(INDArray::close);
    blocks.clear();
  }
}
