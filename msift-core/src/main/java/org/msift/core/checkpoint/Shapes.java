package org.msift.core.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Arithmetic on shapes that cannot overflow. */
final class Shapes {

  private Shapes() {}

  /**
   * The number of elements; empty if an axis is negative, axes are too many or the product leaves
   * 63 bits.
   */
  static OptionalLong elements(long... shape) {
    if (shape.length > Limits.AXES) {
      return OptionalLong.empty();
    }
    long elements = 1;
    boolean overflow = false;
    for (long axis : shape) {
      if (axis < 0) {
        return OptionalLong.empty();
      }
      overflow |= axis != 0 && elements > Long.MAX_VALUE / axis;
      elements *= axis;
    }
    boolean empty = Arrays.stream(shape).anyMatch(axis -> axis == 0);
    if (empty) {
      return OptionalLong.of(0);
    }
    return overflow ? OptionalLong.empty() : OptionalLong.of(elements);
  }

  /** The bytes of a tensor that fits a Java array; empty otherwise. */
  static OptionalLong bytes(ElementType type, long... shape) {
    OptionalLong elements = elements(shape);
    boolean fits =
        elements.isPresent() && elements.getAsLong() <= Limits.ARRAY_BYTES / type.bytes();
    return fits ? OptionalLong.of(elements.getAsLong() * type.bytes()) : OptionalLong.empty();
  }

  static long[] rowMajorStrides(long... shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= Math.max(1, shape[axis]);
    }
    return strides;
  }

  static long[] array(List<Long> shape) {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  static List<Long> list(long... shape) {
    return Arrays.stream(shape).boxed().toList();
  }
}
