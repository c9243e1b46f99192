package org.msift.examples.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.msift.core.file.AtomicFile;

/**
 * The finished trainings of a study, in a CSV file that is written anew after each.
 *
 * @param <C> what is kept of a training
 */
final class StudyTable<C> {

  /**
   * How trainings are written.
   *
   * @param <C> what is kept of a training
   * @param header names of the columns
   * @param line the line of a training
   * @param parse the way back, which throws an IllegalArgumentException if the line is another
   */
  record Form<C>(String header, Function<C, String> line, Function<String, C> parse) {}

  private final Path file;
  private final String settings;
  private final Form<C> form;
  private final List<C> cells = new ArrayList<>();

  /**
   * Opens a table, or begins one.
   *
   * @param settings what all its trainings have in common, one line
   * @throws IllegalArgumentException if the file is of a study with other settings, or no table
   */
  StudyTable(Path file, String settings, Form<C> form) throws IOException {
    this.file = file;
    this.settings = "# " + settings;
    this.form = form;
    if (Files.exists(file)) {
      read(Files.readAllLines(file));
    }
  }

  private void read(List<String> lines) {
    if (lines.size() < 2 || !lines.get(1).equals(form.header())) {
      throw new IllegalArgumentException(file + " is no table of a study; choose another folder");
    }
    if (!lines.get(0).equals(settings)) {
      throw new IllegalArgumentException(
          "%s is of a study with other settings (%s, now %s); choose another folder"
              .formatted(file, lines.get(0), settings));
    }
    lines.stream().skip(2).map(form.parse()).forEach(cells::add);
  }

  void add(C cell) throws IOException {
    cells.add(cell);
    StringBuilder text = new StringBuilder(settings + "\n" + form.header() + "\n");
    cells.forEach(each -> text.append(form.line().apply(each)).append('\n'));
    AtomicFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  List<C> cells() {
    return List.copyOf(cells);
  }
}
