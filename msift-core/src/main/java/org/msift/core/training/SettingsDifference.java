package org.msift.core.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** In what two JSON trees differ, in words. */
final class SettingsDifference {

  private static final String ABSENT = "absent";

  private final List<String> differences = new ArrayList<>();

  private SettingsDifference() {}

  /** One line per difference, such as {@code training.rate.base is 0.1 there, but 0.2 here}. */
  static List<String> between(JsonNode there, JsonNode here) {
    SettingsDifference difference = new SettingsDifference();
    difference.compare("", there, here);
    return difference.differences;
  }

  private void compare(String path, JsonNode there, JsonNode here) {
    if (there != null && here != null && there.isObject() && here.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      there.fieldNames().forEachRemaining(names::add);
      here.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(path.isEmpty() ? name : path + "." + name, there.get(name), here.get(name));
      }
    } else if (there == null || !there.equals(here)) {
      differences.add(path + " is " + text(there) + " there, but " + text(here) + " here");
    }
  }

  private static String text(JsonNode node) {
    return node == null ? ABSENT : node.toString();
  }
}
