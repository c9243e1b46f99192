package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.msift.examples.study.CostStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Compares what Fourier-domain interaction and cross-attention cost. */
@Command(
    name = "cost",
    description = {
      "Measures time and memory of SHIP's Fourier-domain interaction and of cross-attention between"
          + " all pixels, forward, on growing square images: attention with its whole matrix of"
          + " probabilities, and in blocks as this library computes it.",
      "A method ends with the first size that would need more memory or time than the limits;"
          + " nothing larger is ever allocated. Writes a table, two charts and a page, cost.html."
    })
final class CostCommand implements Callable<Integer>, UsesBackend {

  private static final int LARGEST_SIDE = 8192;
  private static final int MEGABYTE = 1 << 20;

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      defaultValue = "16,32,64,96,128,160,192,256,384,512,768,1024",
      description = "Heights and widths in pixels; ${DEFAULT-VALUE} by default.")
  private List<Integer> sizes;

  @Option(
      names = "--features",
      paramLabel = "C",
      defaultValue = "16",
      description = "Features of each pixel; ${DEFAULT-VALUE} by default, as in SHIP.")
  private int features;

  @Option(
      names = "--limit-megabytes",
      paramLabel = "MB",
      defaultValue = "4096",
      description = "Memory that a pass may ask for; ${DEFAULT-VALUE} by default.")
  private int megabytes;

  @Option(
      names = "--limit-seconds",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "Time that a pass may take; ${DEFAULT-VALUE} by default. Each size is repeated for a"
              + " sixtieth of it.")
  private int seconds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "msift-cost",
      description = "Folder to write to; ${DEFAULT-VALUE} by default.")
  private Path out;

  @Spec private CommandSpec spec;

  @ParentCommand private StudyCommand parent;

  @Override
  public Integer call() throws IOException {
    OptionRange range = new OptionRange(spec);
    sizes.forEach(size -> range.require("--sizes", size, 2, LARGEST_SIDE));
    range.require("--features", features, 1, 1024);
    range.require("--limit-megabytes", megabytes, 1, 1 << 20);
    range.require("--limit-seconds", seconds, 1, 86_400);
    List<Integer> growing = sizes.stream().distinct().sorted().toList();
    CostStudy study = new CostStudy(growing, features, (long) megabytes * MEGABYTE, seconds, out);
    ConsoleLines console = new ConsoleLines(spec, parent.quiet());
    console.result("wrote " + study.run(console::say).toAbsolutePath());
    return 0;
  }
}
