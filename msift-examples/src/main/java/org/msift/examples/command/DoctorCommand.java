package org.msift.examples.command;

import java.util.concurrent.Callable;
import org.msift.core.backend.Backend;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the backend. */
@Command(
    name = "doctor",
    description =
        "Shows what computes here: the native library, threads, memory limits; and what makes it"
            + " slow, with the cure.")
final class DoctorCommand implements Callable<Integer>, UsesBackend {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(Backend.report().toText());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
