package org.msift.core.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deep immutable copies of JSON objects in one normal form, so that what is written equals what is
 * read back.
 */
final class JsonValues {

  private JsonValues() {}

  /** Whole numbers become Long, others Double; the order of the keys is kept. */
  static Map<String, Object> copy(Map<?, ?> object, String what) {
    if (object == null) {
      throw new IllegalArgumentException(what + " is missing");
    }
    return object(object, what, Limits.DESCRIPTION_DEPTH / 2);
  }

  private static Map<String, Object> object(Map<?, ?> object, String what, int depth) {
    Map<String, Object> copy = new LinkedHashMap<>();
    object.forEach((key, value) -> copy.put(name(key, what), value(value, what, depth - 1)));
    return Collections.unmodifiableMap(copy);
  }

  private static String name(Object key, String what) {
    if (key instanceof String name && name.length() <= Limits.NAME_LENGTH) {
      return name;
    }
    throw new IllegalArgumentException("a key of " + what + " is no string or too long");
  }

  private static Object value(Object value, String what, int depth) {
    if (depth < 0) {
      throw new IllegalArgumentException(what + " is nested too deeply");
    }
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    } else if (value instanceof Number number) {
      return number(number, what);
    } else if (value instanceof Map<?, ?> map) {
      return object(map, what, depth);
    } else if (value instanceof Iterable<?> items) {
      List<Object> copy = new ArrayList<>();
      items.forEach(item -> copy.add(value(item, what, depth - 1)));
      return Collections.unmodifiableList(copy);
    }
    throw new IllegalArgumentException(
        what + " holds a " + value.getClass().getName() + ", which JSON does not know");
  }

  private static Number number(Number number, String what) {
    boolean whole =
        number instanceof Long
            || number instanceof Integer
            || number instanceof Short
            || number instanceof Byte;
    if (whole) {
      return number.longValue();
    }
    boolean fraction = number instanceof Double || number instanceof Float;
    if (!fraction || !Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException(what + " holds the number " + number);
    }
    return number.doubleValue();
  }
}
