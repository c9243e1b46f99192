package org.msift.ship.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of metric values published with the images they were computed on.
 *
 * @param folder where it lies, with the images in {@code ir}, {@code vi} and {@code fused/METHOD}
 * @param rows the rows of images that are there, value as printed by column
 */
record PublishedTable(Path folder, List<Map<String, String>> rows) {

  static PublishedTable read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> columns = List.of(lines.get(0).split(","));
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",");
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
          row.put(columns.get(i), cells[i]);
        }
        if (Files.exists(fused(file.getParent(), row))) {
          rows.add(row);
        }
      }
      return new PublishedTable(file.getParent(), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path infrared(Map<String, String> row) {
    return folder.resolve("ir").resolve(fileName(row));
  }

  Path visible(Map<String, String> row) {
    return folder.resolve("vi").resolve(fileName(row));
  }

  Path fused(Map<String, String> row) {
    return fused(folder, row);
  }

  private static Path fused(Path folder, Map<String, String> row) {
    return folder.resolve("fused").resolve(row.get("method")).resolve(fileName(row));
  }

  private static String fileName(Map<String, String> row) {
    String image = row.get("image");
    return image.contains(".") ? image : image + ".jpg";
  }
}
