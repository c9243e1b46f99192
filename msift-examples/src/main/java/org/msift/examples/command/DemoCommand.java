package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.msift.examples.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Trains small networks and shows what they do. */
@Command(
    name = "demo",
    description = {
      "Shows in about a minute what the networks do, on scenes that it generates; needs no files.",
      "Trains a tiny MsIFT on two sensors that do not lie on one another, and on each alone, and"
          + " compares them on scenes they have not seen. Then trains a small SHIP and fuses a pair."
          + " Writes a page with pictures and figures."
    })
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
      description =
          "Training steps of each network; by default "
              + Demo.CLASS_STEPS
              + " of MsIFT and "
              + Demo.FUSION_STEPS
              + " of SHIP.")
  private Integer steps;

  @ParentCommand private Msift msift;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (steps != null && steps < 1) {
      throw new ParameterException(
          spec.commandLine(), "--steps is " + steps + ", expected 1 or more");
    }
    ConsoleLines console = new ConsoleLines(spec, msift.quiet());
    Path page = demo().run(console::say);
    console.result("wrote " + page.toAbsolutePath());
    return 0;
  }

  private Demo demo() {
    return steps == null
        ? new Demo(out, Demo.CLASS_STEPS, Demo.FUSION_STEPS)
        : new Demo(out, steps, steps);
  }
}
