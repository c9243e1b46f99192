package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.msift.core.training.StopSignal;
import org.msift.core.training.TrainingResult;
import org.msift.examples.launcher.Interruption;

/**
 * What all trainings of the command line have in common.
 *
 * @param console where lines go
 * @param task what is trained for
 * @param preset network and recipe to begin with, if one is named
 * @param changes settings by name
 * @param weights files that training begins with
 * @param out the run folder
 * @param resume whether to go on with the run in it
 */
record TrainingCall(
    ConsoleLines console,
    TrainingTask task,
    Optional<String> preset,
    Map<String, String> changes,
    List<String> weights,
    Path out,
    boolean resume) {

  /** A training that can be asked to stop. */
  @FunctionalInterface
  interface Work {
    TrainingResult run(StopSignal stop);
  }

  /** Writes what a training came to. */
  @FunctionalInterface
  interface Report {
    void write(TrainingResult result) throws IOException;
  }

  /** Trains, stops at Ctrl-C, reports, and gives the exit code. */
  int run(Work work, Report report) throws IOException {
    TrainingResult result;
    try (Interruption interruption = Interruption.install()) {
      result = work.run(interruption.stop());
    }
    report.write(result);
    console.say(
        String.format(
            Locale.ROOT,
            "%d steps, %d epochs, %.1f %% of the time waiting for data",
            result.iterations(),
            result.epochs(),
            100 * result.waiting()));
    console.say(
        result.stopped()
            ? "stopped; the same command with --resume goes on"
            : "wrote " + out.resolve("index.html"));
    return result.stopped() ? Interruption.EXIT_CODE : 0;
  }
}
