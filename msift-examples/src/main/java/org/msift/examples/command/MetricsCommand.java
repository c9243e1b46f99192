package org.msift.examples.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures results of fusion and of pan-sharpening. */
@Command(
    name = "metrics",
    description = {
      "Measures fused images against their sources, or pan-sharpened images against a reference.",
      "Files, or folders whose files belong together when their names without suffix are equal; what"
          + " fails is reported, and the others go on. The last line of the table is the mean."
    })
final class MetricsCommand implements Callable<Integer> {

  @ArgGroup(exclusive = false, heading = "%nFused images:%n")
  private FusedImages fused;

  @ArgGroup(exclusive = false, heading = "%nPan-sharpened images:%n")
  private SharpenedImages sharpened;

  @Option(
      names = "--metric",
      split = ",",
      paramLabel = "NAME",
      description =
          "Metrics, such as EN,SSIM or SF.VIFB, joined by commas; by default the standard ones of"
              + " fusion, and all that know a reference of pan-sharpening. An unknown name lists the"
              + " known ones.")
  private List<String> metrics = List.of();

  @Option(
      names = "--json",
      description = "Print one JSON object per line: the file's name and a number per metric.")
  private boolean json;

  @ParentCommand private Msift msift;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if ((fused == null) == (sharpened == null)) {
      throw new ParameterException(
          spec.commandLine(),
          "give --visible, --infrared and --fused, or --reference and --result");
    }
    MetricsCall call = new MetricsCall(new ConsoleLines(spec, msift.quiet()), metrics, json);
    return fused != null ? fused.measure(call) : sharpened.measure(call);
  }
}
