package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.msift.core.file.MatchedFiles;
import org.msift.core.image.ImageException;
import org.msift.examples.score.FileScores;
import org.msift.examples.score.ScoreTable;

/**
 * What is the same whatever is measured.
 *
 * @param console where results go
 * @param metrics names of metrics; empty for the default ones
 * @param json whether results are printed as JSON, at once, else as a table at the end
 */
record MetricsCall(ConsoleLines console, List<String> metrics, boolean json) {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /**
   * One result to measure.
   *
   * @param file the result
   * @param scores waits for its scores
   */
  record Measured(Path file, Supplier<Map<String, Double>> scores) {

    FileScores get() {
      try {
        return new FileScores(file.getFileName().toString(), scores.get());
      } catch (IllegalArgumentException | ImageException | ArithmeticException bad) {
        throw new CommandException(file + ": " + bad.getMessage());
      }
    }
  }

  /**
   * Files that belong together: the given ones, or those of the given folders.
   *
   * @param paths all files or all folders
   * @param suffixes what counts in folders
   */
  static MatchedFiles matched(List<Path> paths, Set<String> suffixes) throws IOException {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new CommandException(path + " does not exist; check the path");
      }
    }
    long folders = paths.stream().filter(Files::isDirectory).count();
    if (folders == 0) {
      return new MatchedFiles(List.of(new MatchedFiles.Match("", paths)), List.of());
    }
    if (folders < paths.size()) {
      throw new CommandException(paths + " are files and folders; give one or the other");
    }
    MatchedFiles files = MatchedFiles.of(paths, suffixes);
    if (files.matches().isEmpty()) {
      throw new CommandException(paths + " hold no images of one name; name the files alike");
    }
    return files;
  }

  /**
   * Measures and prints.
   *
   * @param problems what makes no pair, one line each
   * @return the exit code
   */
  int run(List<Measured> measured, List<String> problems) {
    problems.forEach(console::complain);
    List<FileScores> scores = new ArrayList<>();
    FolderWork work = new FolderWork(console, "measuring", "images", INTERVAL);
    int failed =
        work.run(measured.stream().<FolderWork.Job>map(one -> () -> add(one, scores)).toList());
    if (!json && !scores.isEmpty()) {
      console.result(ScoreTable.of(scores));
    }
    return failed + problems.size() == 0 ? 0 : 1;
  }

  private void add(Measured one, List<FileScores> scores) {
    FileScores result = one.get();
    if (json) {
      console.result(result.json());
    } else {
      scores.add(result);
    }
  }
}
