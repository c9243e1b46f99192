package org.msift.tasks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.msift.tasks.data.descriptor.DataException;

/** Text files of lines. */
final class TextTable {

  private static final long MAXIMUM_BYTES = 256L << 20;

  private final Path file;
  private final List<String> header;
  private final List<String[]> rows;

  private TextTable(Path file, List<String> header, List<String[]> rows) {
    this.file = file;
    this.header = header;
    this.rows = rows;
  }

  static List<String> lines(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new DataException(file + " is missing; check the path");
      }
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw new DataException(file + " is larger than 256 MiB; that is no list");
      }
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(l -> !l.isEmpty())
          .toList();
    } catch (IOException failed) {
      throw new DataException(file + " cannot be read as UTF-8 text: " + failed, failed);
    }
  }

  /** A CSV file with a header; without quotes, for names hold no commas. */
  static TextTable csv(Path file) {
    List<String> lines = lines(file);
    if (lines.size() < 2) {
      throw new DataException(file + " has no rows below a header");
    }
    List<String> header = List.of(lines.get(0).split("\\s*,\\s*"));
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split("\\s*,\\s*", -1)).toList();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).length != header.size()) {
        throw new DataException(
            "%s, line %d has %d fields, the header %d"
                .formatted(file, i + 2, rows.get(i).length, header.size()));
      }
    }
    return new TextTable(file, header, rows);
  }

  int size() {
    return rows.size();
  }

  String get(int row, String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new DataException(file + " has no column " + column + "; it has " + header);
    }
    return rows.get(row)[index];
  }
}
