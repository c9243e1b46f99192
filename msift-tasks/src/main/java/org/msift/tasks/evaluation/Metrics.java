package org.msift.tasks.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.msift.core.file.AtomicFile;

/** Figures of an evaluation that can be written down. */
public sealed interface Metrics permits ClassificationMetrics, SegmentationMetrics {

  /**
   * The figures for programs.
   *
   * @return a fresh JSON object; fractions as numbers, undefined ones as null
   */
  ObjectNode json();

  /**
   * The figures for people.
   *
   * @return lines of aligned columns, each ended by a line feed; fractions in percent, undefined
   *     ones as a dash
   */
  String table();

  /**
   * Writes the JSON object, replacing a file of that name as a whole.
   *
   * @param file where to; its folder exists
   * @throws IOException if the file cannot be written
   */
  default void writeJson(Path file) throws IOException {
    byte[] text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json());
    AtomicFile.write(file, out -> out.write(text));
  }
}
