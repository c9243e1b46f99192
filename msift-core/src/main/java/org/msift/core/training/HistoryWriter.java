package org.msift.core.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the history of a training for people and other programs. */
@FunctionalInterface
public interface HistoryWriter {

  /**
   * Writes all rows anew.
   *
   * @param folder the run folder
   * @param rows the whole history so far, in order
   * @throws IOException if it cannot be written
   */
  void write(Path folder, List<HistoryRow> rows) throws IOException;
}
