package org.msift.core.training;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Changes a component of a flat record by its name and a text, as settings on a command line do.
 * Components are whole numbers, numbers, truth values and enum constants.
 */
public final class RecordText {

  private RecordText() {}

  /**
   * The names of a record's components.
   *
   * @param type the record's class
   * @return the names in order
   */
  public static List<String> keys(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /**
   * The same record with one component changed.
   *
   * @param <T> type of the record
   * @param record the record. Not modified
   * @param key name of the component
   * @param text its value; enum constants in any case
   * @return a new record
   * @throws IllegalArgumentException if there is no such component, the text is no value of it, or
   *     the record refuses the value
   */
  public static <T extends Record> T with(T record, String key, String text) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    boolean found = false;
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      boolean wanted = components[i].getName().equals(key);
      values[i] = wanted ? parse(key, text, types[i]) : value(record, components[i]);
      found |= wanted;
    }
    if (!found) {
      throw new IllegalArgumentException(
          "no setting " + key + "; there are " + keys(record.getClass()));
    }
    return make(record, types, values);
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException("a record cannot be read", failed);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Record> T make(T record, Class<?>[] types, Object... values) {
    try {
      return (T) record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof IllegalArgumentException reason) {
        throw reason;
      }
      throw new IllegalStateException("a record cannot be made", refused);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException("a record cannot be made", failed);
    }
  }

  private static Object parse(String key, String text, Class<?> type) {
    try {
      if (type == int.class) {
        return Integer.parseInt(text);
      }
      if (type == long.class) {
        return Long.parseLong(text);
      }
      if (type == double.class) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          key + "=" + text + ": expected " + (type == double.class ? "a" : "a whole") + " number",
          wrong);
    }
    return type.isEnum() ? constant(key, text, type) : truth(key, text);
  }

  private static Object constant(String key, String text, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(text.toUpperCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        key + "=" + text + ": expected one of " + Arrays.toString(type.getEnumConstants()));
  }

  private static Object truth(String key, String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    throw new IllegalArgumentException(key + "=" + text + ": expected true or false");
  }
}
