package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.msift.examples.launcher.Interruption;
import org.msift.examples.study.OrderPairs;
import org.msift.examples.study.OrderRecipe;
import org.msift.examples.study.OrderStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Compares orders of SHIP's interactions. */
@Command(
    name = "order",
    description = {
      "Trains small SHIP networks alike with the order of their interactions in space varied and"
          + " that across channels fixed at 2, and the other way round, and plots the validation"
          + " loss and metrics of held-back pairs against the order.",
      "After Ctrl-C or any other end, run it again with the same options to go on. Writes a table,"
          + " charts and a page, order.html."
    },
    exitCodeList = {
      "0:done to the end",
      "1:failed; one line on standard error says why",
      "2:wrong usage",
      "130:stopped by Ctrl-C after saving"
    })
final class OrderCommand implements Callable<Integer>, UsesBackend {

  private static final int LARGEST_ORDER = 16;

  @Option(
      names = "--visible",
      paramLabel = "DIR",
      description = "Folder of visible images; without it scenes are painted.")
  private Path visible;

  @Option(
      names = "--infrared",
      paramLabel = "DIR",
      description = "Folder of infrared images of the same names and sizes.")
  private Path infrared;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "40",
      description = "Take at most so many pairs of the folders; ${DEFAULT-VALUE} by default.")
  private int most;

  @Option(
      names = "--orders",
      paramLabel = "K",
      split = ",",
      defaultValue = "1,2,3,4",
      description = "The orders; ${DEFAULT-VALUE} by default.")
  private List<Integer> orders;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Trainings of each kind; ${DEFAULT-VALUE} by default.")
  private int seeds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of each training, of four crops each; 300 by default.")
  private int steps = OrderRecipe.USUAL.steps();

  @Option(
      names = "--features",
      paramLabel = "C",
      description = "Features of the networks, even; 8 by default.")
  private int features = OrderRecipe.USUAL.features();

  @Option(
      names = "--crop",
      paramLabel = "N",
      description = "Height and width of the crops in pixels; 48 by default.")
  private int crop = OrderRecipe.USUAL.crop();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "msift-order",
      description = "Folder to write to; ${DEFAULT-VALUE} by default.")
  private Path out;

  @Spec private CommandSpec spec;

  @ParentCommand private StudyCommand parent;

  @Override
  public Integer call() throws IOException {
    OptionRange range = new OptionRange(spec);
    orders.forEach(order -> range.require("--orders", order, 1, LARGEST_ORDER));
    range.require("--seeds", seeds, 1, 100);
    range.require("--pairs", most, 1, 100_000);
    range.require("--steps", steps, 1, 10_000_000);
    range.require("--features", features, 2, 1024);
    range.require("--crop", crop, 3, 4096);
    OrderRecipe recipe = new OrderRecipe(features, crop, steps);
    OrderStudy study = new OrderStudy(pairs(), recipe, orders, seeds, out);
    ConsoleLines console = new ConsoleLines(spec, parent.quiet());
    Optional<Path> page;
    try (Interruption interruption = Interruption.install()) {
      page = study.run(console::say, interruption.stop());
    }
    console.result(
        page.map(path -> "wrote " + path.toAbsolutePath())
            .orElse("stopped; the same command goes on"));
    return page.isPresent() ? 0 : Interruption.EXIT_CODE;
  }

  private OrderPairs pairs() throws IOException {
    if (visible == null && infrared == null) {
      return OrderPairs.generated(out.resolve("pairs"));
    }
    if (visible == null || infrared == null) {
      throw new CommandException("--visible and --infrared belong together; give both or neither");
    }
    return OrderPairs.some(
        visible.toString(), new PairFolders(visible, infrared, Optional.empty()).pairs(), most);
  }
}
