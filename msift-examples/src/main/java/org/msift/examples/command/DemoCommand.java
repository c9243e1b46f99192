package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.msift.examples.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a small network and shows what it does. */
@Command(
    name = "demo",
    description =
        "Trains a small SHIP network on painted scenes for about a minute, fuses a scene that it"
            + " has not seen, and writes a page with the pictures. Needs no files.")
final class DemoCommand implements Callable<Integer>, UsesBackend {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "msift-demo",
      description = "Folder to write to; ${DEFAULT-VALUE} by default.")
  private Path out;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "150",
      description = "Training steps; ${DEFAULT-VALUE} by default.")
  private int steps;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (steps < 1) {
      throw new ParameterException(
          spec.commandLine(), "--steps is " + steps + ", expected 1 or more");
    }
    spec.commandLine().getOut().println("wrote " + new Demo(out, steps).run().toAbsolutePath());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
