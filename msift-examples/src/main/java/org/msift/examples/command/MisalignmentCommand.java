package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.msift.examples.study.MisalignmentStudy;
import org.msift.tasks.data.descriptor.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Compares fusions of sources that do not lie on one another. */
@Command(
    name = "misalignment",
    description = {
      "Trains MsIFT and the concatenation and addition baselines of about its size on scenes whose"
          + " second source is moved at random, and plots accuracy or mean IoU against the shift.",
      "Run it again with the same options to go on with a study that was stopped."
    })
final class MisalignmentCommand implements Callable<Integer>, UsesBackend {

  private static final int LARGEST_SHIFT = 31;
  private static final String GENERATED = "generated";
  private static final String PATCHES = "patches";

  @Option(
      names = "--data",
      paramLabel = "DATA",
      defaultValue = GENERATED,
      description = {
        "generated: painted scenes to segment; patches: painted patches whose centre is classified;",
        "or the folder of the set water12; ${DEFAULT-VALUE} by default."
      })
  private String data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "msift-misalignment",
      description = "Folder to write to; ${DEFAULT-VALUE} by default.")
  private Path out;

  @Option(
      names = "--shifts",
      paramLabel = "K",
      split = ",",
      defaultValue = "0,1,2,4,8,16",
      description = "Largest shifts in pixels; ${DEFAULT-VALUE} by default.")
  private List<Integer> shifts;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Trainings of each kind; ${DEFAULT-VALUE} by default.")
  private int seeds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Epochs of each training; by default 5 (generated), 6 (patches), 12 (water12).")
  private Integer epochs;

  @Spec private CommandSpec spec;

  @ParentCommand private StudyCommand parent;

  @Override
  public Integer call() throws IOException {
    OptionRange range = new OptionRange(spec);
    range.require("--seeds", seeds, 1, 100);
    if (epochs != null) {
      range.require("--epochs", epochs, 1, 100_000);
    }
    shifts.forEach(shift -> range.require("--shifts", shift, 0, LARGEST_SHIFT));
    MisalignmentStudy study = epochs == null ? study() : study().withEpochs(epochs);
    ConsoleLines console = new ConsoleLines(spec, parent.quiet());
    console.result("wrote " + study.run(console::say).toAbsolutePath());
    return 0;
  }

  private MisalignmentStudy study() {
    if (data.equals(GENERATED) || data.equals(PATCHES)) {
      Task task = data.equals(PATCHES) ? Task.PIXEL : Task.SEGMENT;
      return MisalignmentStudy.generated(task, shifts, seeds, out);
    }
    Path folder = Path.of(data);
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(), "--data is " + data + ", expected generated, patches or a folder");
    }
    return MisalignmentStudy.water(folder, shifts, seeds, out);
  }
}
