package org.msift.examples.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.msift.core.file.AtomicFile;

/** The finished trainings of a study, in a CSV file that is written anew after each. */
final class StudyTable {

  private final Path file;
  private final String settings;
  private final List<StudyCell> cells = new ArrayList<>();

  /**
   * Opens a table, or begins one.
   *
   * @param settings what all its trainings have in common, one line
   * @throws IllegalArgumentException if the file is of a study with other settings, or no table
   */
  StudyTable(Path file, String settings) throws IOException {
    this.file = file;
    this.settings = "# " + settings;
    if (Files.exists(file)) {
      read(Files.readAllLines(file));
    }
  }

  private void read(List<String> lines) {
    if (lines.size() < 2 || !lines.get(1).equals(StudyCell.HEADER)) {
      throw new IllegalArgumentException(file + " is no table of a study; choose another folder");
    }
    if (!lines.get(0).equals(settings)) {
      throw new IllegalArgumentException(
          "%s is of a study with other settings (%s, now %s); choose another folder"
              .formatted(file, lines.get(0), settings));
    }
    lines.stream().skip(2).map(StudyCell::parse).forEach(cells::add);
  }

  boolean has(StudyMethod method, int shift, int seed) {
    return cells.stream().anyMatch(cell -> cell.isOf(method, shift, seed));
  }

  void add(StudyCell cell) throws IOException {
    cells.add(cell);
    StringBuilder text = new StringBuilder(settings + "\n" + StudyCell.HEADER + "\n");
    cells.forEach(each -> text.append(each.line()).append('\n'));
    AtomicFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  List<StudyCell> cells() {
    return List.copyOf(cells);
  }
}
