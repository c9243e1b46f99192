package org.msift.core.checkpoint;

import java.util.Arrays;

/**
 * A tensor as a pickle describes it: a strided view of a storage, not yet read. Offset and strides
 * count elements.
 */
record TensorReference(
    StorageReference storage, ElementType type, long offset, long[] shape, long[] strides) {

  TensorReference {
    boolean sound = shape.length == strides.length && offset >= 0;
    for (long stride : strides) {
      sound &= stride >= 0;
    }
    if (!sound || Shapes.bytes(type, shape).isEmpty()) {
      throw new CheckpointException(
          "impossible tensor: shape %s, strides %s, offset %d (tensors beyond 2 GB are not supported)"
              .formatted(Arrays.toString(shape), Arrays.toString(strides), offset));
    }
    if (reach(offset, shape, strides) > storage.bytes() / type.bytes()) {
      throw new CheckpointException(
          "a tensor of shape %s reaches beyond its storage of %d elements"
              .formatted(Arrays.toString(shape), storage.elements()));
    }
  }

  /**
   * One past the last element that the view touches, in the storage; the largest number if that
   * overflows.
   */
  private static long reach(long offset, long[] shape, long[] strides) {
    if (Shapes.elements(shape).orElseThrow() == 0) {
      return 0;
    }
    long last = offset;
    for (int axis = 0; axis < shape.length; axis++) {
      long steps = shape[axis] - 1;
      boolean overflow = steps > 0 && strides[axis] > (Long.MAX_VALUE - 1 - last) / steps;
      if (overflow) {
        return Long.MAX_VALUE;
      }
      last += steps * strides[axis];
    }
    return last == Long.MAX_VALUE ? last : last + 1;
  }

  long bytes() {
    return Shapes.bytes(type, shape).orElseThrow();
  }

  boolean isWholeStorage() {
    return offset == 0
        && bytes() == storage.bytes()
        && Arrays.equals(strides, Shapes.rowMajorStrides(shape));
  }
}
