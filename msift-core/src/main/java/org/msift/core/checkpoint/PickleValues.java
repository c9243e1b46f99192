package org.msift.core.checkpoint;

import java.util.List;
import java.util.Map;

/** Checked views of the values that a pickle makes. */
final class PickleValues {

  private PickleValues() {}

  static long requireLong(Object value, String what) {
    return require(value, Long.class, what);
  }

  static <T> T require(Object value, Class<T> expected, String what) {
    if (!expected.isInstance(value)) {
      throw new CheckpointException(what + " is " + kind(value) + " in the pickle");
    }
    return expected.cast(value);
  }

  /** Only plain keys: hashing nested containers could be made to run for ever. */
  static Object requireKey(Object value) {
    boolean plain =
        value instanceof String
            || value instanceof Long
            || value instanceof Boolean
            || value instanceof Double
            || value instanceof PickleNone;
    if (!plain) {
      throw new CheckpointException("a key in the pickle is " + kind(value));
    }
    return value;
  }

  /** What a value is, in words; never its content, which could be endless. */
  static String kind(Object value) {
    if (value instanceof String) {
      return "a string";
    } else if (value instanceof Long || value instanceof Double || value instanceof Boolean) {
      return "the number or truth value " + value;
    } else if (value instanceof Map) {
      return "a dict";
    } else if (value instanceof List || value instanceof PickleTuple) {
      return "a list or tuple";
    } else if (value instanceof TensorReference) {
      return "a tensor";
    }
    return value instanceof PickleNone ? "None or raw bytes" : "a class or storage";
  }
}
