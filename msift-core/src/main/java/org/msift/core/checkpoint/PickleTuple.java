package org.msift.core.checkpoint;

import java.util.List;

/** Python's tuple. */
record PickleTuple(List<Object> items) {

  static final PickleTuple EMPTY = new PickleTuple(List.of());

  /** A tuple of whole numbers, such as a shape. */
  long[] longs(String what) {
    if (items.size() > Limits.AXES) {
      throw new CheckpointException(what + " has " + items.size() + " axes");
    }
    return items.stream().mapToLong(item -> PickleValues.requireLong(item, what)).toArray();
  }
}
