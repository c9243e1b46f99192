package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.msift.ship.ShipModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Converts weights from one format into another. */
@Command(
    name = "import",
    description = {
      "Converts SHIP weights, bit by bit.",
      "Reads PyTorch checkpoints, safetensors and msift models; nothing in a checkpoint is"
          + " executed. Writes a one-file msift model (.zip), or the weights under their official"
          + " names (.safetensors)."
    })
final class ImportCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "IN", description = "Weights to read.")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "File to write: .zip, .safetensors.")
  private Path out;

  @ParentCommand private Msift msift;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String name = out.toString().toLowerCase(Locale.ROOT);
    boolean official = name.endsWith(".safetensors");
    if (!official && !name.endsWith(".zip")) {
      throw new CommandException(out + " has an unknown suffix; use .zip or .safetensors");
    }
    if (Files.exists(in) && Files.exists(out) && Files.isSameFile(in, out)) {
      throw new CommandException(out + " is the input; give another file to write");
    }
    ShipModel model = ShipModel.read(in);
    if (official) {
      model.writeOfficial(out);
    } else {
      model.write(out);
    }
    if (!msift.quiet()) {
      spec.commandLine().getOut().println("wrote " + out + ": " + ModelText.of(model.network()));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }
}
