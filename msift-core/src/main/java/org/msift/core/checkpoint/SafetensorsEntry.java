package org.msift.core.checkpoint;

import java.util.Arrays;

/**
 * One tensor in a safetensors header; its bytes run from {@code begin} to before {@code end} after
 * the header.
 */
record SafetensorsEntry(String name, ElementType type, long[] shape, long begin, long end) {

  SafetensorsEntry {
    long bytes = Shapes.bytes(type, shape).orElse(-1);
    if (bytes < 0 || begin < 0 || end < begin || end - begin != bytes) {
      throw new CheckpointException(
          "entry %s: %s%s does not fit offsets %d to %d (tensors beyond 2 GB are not supported)"
              .formatted(Names.quote(name), type, Arrays.toString(shape), begin, end));
    }
  }

  int bytes() {
    return (int) (end - begin);
  }
}
