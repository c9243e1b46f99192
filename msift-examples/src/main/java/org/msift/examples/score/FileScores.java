package org.msift.examples.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The scores of one file.
 *
 * @param file its name
 * @param scores value by the metric's name, in order
 */
public record FileScores(String file, Map<String, Double> scores) {

  public FileScores {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /**
   * One line of JSON.
   *
   * @return an object of the file's name and a number for each metric; infinity, which JSON lacks,
   *     is the text {@code "Infinity"}
   */
  public String json() {
    ObjectNode object = new ObjectMapper().createObjectNode().put("file", file);
    scores.forEach(object::put);
    return object.toString();
  }
}
