package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.msift.examples.compare.Spread;
import picocli.CommandLine.Option;

/** Where comparisons go, and what all of them do alike. */
final class CompareOutput {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  @Option(
      names = "--pictures",
      paramLabel = "N",
      description = "How many the page shows, evenly spread; 8 by default.")
  private int pictures = 8;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; files of the same names are replaced.")
  private Path out;

  /**
   * Compares with one item.
   *
   * @param <T> pairs or scenes
   */
  @FunctionalInterface
  interface Step<T> {

    void add(T item, boolean shown) throws IOException;
  }

  Path folder() {
    return out;
  }

  /** Refuses a file, and the folder of a source. */
  void require(Collection<Path> inputs) throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new CommandException(out + " is a file; give a folder for --out");
    }
    new Inputs(inputs).requireOther("--out", out);
  }

  /**
   * Compares item by item.
   *
   * @param noun what the items are
   * @return how many failed
   * @throws CommandException if all did
   */
  <T> int run(ConsoleLines console, String noun, List<T> items, Step<T> step) {
    Spread spread = new Spread(items.size(), pictures);
    List<FolderWork.Job> jobs = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      T item = items.get(i);
      boolean shown = spread.has(i);
      jobs.add(() -> step.add(item, shown));
    }
    int failed = new FolderWork(console, "comparing", noun, INTERVAL).run(jobs);
    if (failed == jobs.size()) {
      throw new CommandException(
          "none of the %d %s could be compared; see the lines above".formatted(failed, noun));
    }
    return failed;
  }
}
