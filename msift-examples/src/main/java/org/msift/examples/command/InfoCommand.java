package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a file of weights holds. */
@Command(
    name = "info",
    description =
        "Says what a file of weights holds: its kind, entries and element types, the network they"
            + " belong to, and where they come from.")
final class InfoCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "A PyTorch checkpoint, a safetensors file or an msift model.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    spec.commandLine().getOut().println(ModelText.of(file));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
