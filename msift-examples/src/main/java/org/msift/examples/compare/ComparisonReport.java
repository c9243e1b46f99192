package org.msift.examples.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.msift.core.file.AtomicFile;

/**
 * Everything that a comparison leaves behind.
 *
 * @param title the heading; any text
 * @param facts how was compared: names and values, in order; any text
 * @param comparisons one or more
 * @param items items with pictures
 */
record ComparisonReport(
    String title,
    Map<String, String> facts,
    List<Comparison> comparisons,
    List<PicturedItem> items) {

  /**
   * Writes {@code NAME-scores.csv}, {@code NAME-means.csv} and {@code NAME-ranks.csv} of each
   * comparison, {@code comparison.json} and {@code index.html}, each as a whole.
   *
   * @param folder made if it is missing; it has the pictures
   * @return the page
   * @throws IOException if a file cannot be written
   */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Comparison comparison : comparisons) {
      ComparisonTables tables = new ComparisonTables(comparison);
      write(folder.resolve(comparison.name() + "-scores.csv"), tables.scores());
      write(folder.resolve(comparison.name() + "-means.csv"), tables.means());
      write(folder.resolve(comparison.name() + "-ranks.csv"), tables.ranks());
    }
    byte[] json = ComparisonJson.bytes(title, facts, comparisons);
    AtomicFile.write(folder.resolve("comparison.json"), out -> out.write(json));
    Path page = folder.resolve("index.html");
    write(page, new ComparisonPage(title, facts, comparisons, items).html());
    return page;
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
