package org.msift.examples.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Does one thing after the other, with progress; what fails is told, and the others go on.
 *
 * @param console where it is told
 * @param task what is done, for a bar
 * @param noun what it is done to, for lines
 * @param interval between two lines of progress where there is no terminal
 */
record FolderWork(ConsoleLines console, String task, String noun, Duration interval) {

  /** One thing to do. */
  @FunctionalInterface
  interface Job {

    void run() throws IOException;
  }

  /**
   * Does all.
   *
   * @return how many failed
   */
  int run(List<Job> jobs) {
    int failed = 0;
    try (FolderProgress progress = progress(jobs.size())) {
      for (int i = 0; i < jobs.size(); i++) {
        String place = "at %d of %d %s".formatted(i + 1, jobs.size(), noun);
        try {
          new RunningTime(place, this::tell).during(jobs.get(i));
        } catch (IOException | RuntimeException | OutOfMemoryError bad) {
          console.complain(ErrorReport.message(bad));
          failed++;
        }
        progress.step();
      }
    }
    return failed;
  }

  /** A bar shows by itself that time passes. */
  private void tell(String line) {
    if (!hasBar()) {
      console.remark(line);
    }
  }

  private boolean hasBar() {
    return System.console() != null && !console.quiet();
  }

  /** A bar on a terminal, lines elsewhere, nothing if quiet. */
  private FolderProgress progress(int count) {
    if (hasBar()) {
      return FolderProgress.bar(task, count);
    }
    return new ProgressLines(noun, count, interval, System::nanoTime, console::remark);
  }
}
