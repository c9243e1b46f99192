package org.msift.core.training;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records of settings as JSON objects, for a run folder. */
public final class Settings {

  /** Key under which a variant of an interface names itself. */
  static final String KIND = "kind";

  private Settings() {}

  /**
   * A record as a JSON object: components by name, records within it as objects, enum constants by
   * name, and numbers that JSON lacks as strings. A record that implements one of our sealed
   * interfaces says under {@code kind} which variant it is.
   *
   * @param settings the record; its components are numbers, strings, truth values, enum constants,
   *     records, lists and maps of these, or null
   * @return its components, in order
   * @throws IllegalArgumentException if a component is something else
   */
  public static Map<String, Object> asObject(Record settings) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (isVariant(settings.getClass())) {
      object.put(KIND, settings.getClass().getSimpleName());
    }
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      object.put(component.getName(), value(component.getName(), read(settings, component)));
    }
    return Collections.unmodifiableMap(object);
  }

  private static boolean isVariant(Class<?> type) {
    for (Class<?> parent : type.getInterfaces()) {
      if (parent.isSealed()) {
        return true;
      }
    }
    return false;
  }

  private static Object read(Record settings, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalArgumentException(
          "cannot read " + component.getName() + " of " + settings, failed);
    }
  }

  private static Object value(String name, Object value) {
    if (value instanceof Record inner) {
      return asObject(inner);
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return number.toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(element -> value(name, element)).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> object = new LinkedHashMap<>();
      map.forEach((key, element) -> object.put(key.toString(), value(name, element)));
      return object;
    }
    if (value == null
        || value instanceof Number
        || value instanceof String
        || value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException(
        "setting " + name + " is a " + value.getClass().getName() + ", which JSON cannot hold");
  }
}
