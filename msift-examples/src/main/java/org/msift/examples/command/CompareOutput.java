package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What all comparisons do alike.
 *
 * @param console where it is told
 * @param out folder to write to
 */
record CompareOutput(ConsoleLines console, Path out) {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

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
  int run(String noun, List<FolderWork.Job> jobs) {
    int failed = new FolderWork(console, "comparing", noun, INTERVAL).run(jobs);
    if (failed == jobs.size()) {
      throw new CommandException(
          "none of the %d %s could be compared; see the lines above".formatted(failed, noun));
    }
    return failed;
  }
}
