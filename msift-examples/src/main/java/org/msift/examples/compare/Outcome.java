package org.msift.examples.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one method made of one item.
 *
 * @param item name of the pair or scene
 * @param method name of the method
 * @param scores value by the metric's name
 * @param seconds time that the method took, without reading and writing
 */
public record Outcome(String item, String method, Map<String, Double> scores, double seconds) {

  public Outcome {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }
}
