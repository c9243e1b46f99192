package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.msift.examples.fuse.FolderPairs;
import org.msift.examples.fuse.FusionJob;
import org.msift.ship.FusionOptions;
import org.msift.ship.ImageFusion;
import org.msift.ship.ShipModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Fuses a pair of files, or all pairs of two folders. */
@Command(
    name = "fuse",
    description = {
      "Fuses a visible and an infrared image, or all pairs of two folders.",
      "Reads PNG, JPEG, BMP and TIFF; writes PNG and TIFF. The visible image has one band or three;"
          + " the result has as many and the same bit depth. Files of two folders belong together"
          + " when their names without suffix are equal; a pair that fails is reported, and the"
          + " others go on."
    })
final class FuseCommand implements Callable<Integer>, UsesBackend {

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "SHIP weights: .pth, .safetensors, or a model written by 'msift import' or 'msift train';"
              + " by default those that come with msift.")
  private Path model;

  @Option(
      names = "--visible",
      required = true,
      paramLabel = "PATH",
      description = "Visible image or folder.")
  private Path visible;

  @Option(
      names = "--infrared",
      required = true,
      paramLabel = "PATH",
      description = "Infrared image or folder; the first band counts.")
  private Path infrared;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PATH",
      description = "Fused image (.png, .tif) or, for folders, the folder to write to.")
  private Path out;

  @Option(
      names = "--luminance",
      paramLabel = "PATH",
      description =
          "Also write what the network gave, before it is bounded to 0..1, as a NumPy file (.npy)"
              + " or, for folders, as a folder of them.")
  private Path luminance;

  @Option(
      names = "--resize",
      description =
          "Resize infrared images to the size of the visible ones; without it pairs of different"
              + " size are refused.")
  private boolean resize;

  /** Between two lines of progress where there is no terminal. */
  private Duration progressInterval = Duration.ofSeconds(5);

  @ParentCommand private Msift msift;

  @Spec private CommandSpec spec;

  void setProgressInterval(Duration progressInterval) {
    this.progressInterval = progressInterval;
  }

  @Override
  public Integer call() throws IOException {
    requirePresent(visible);
    requirePresent(infrared);
    if (Files.isDirectory(visible) != Files.isDirectory(infrared)) {
      throw new CommandException(
          visible + " and " + infrared + " are a file and a folder; give two files or two folders");
    }
    new Inputs(List.of(visible, infrared)).requireOther("--out", out);
    return Files.isDirectory(visible) ? fuseFolders() : fuseFiles();
  }

  private static void requirePresent(Path path) {
    if (!Files.exists(path)) {
      throw new CommandException(path + " does not exist; check the path");
    }
  }

  private int fuseFiles() throws IOException {
    requireFileName("--out", out, ".png", ".tif", ".tiff");
    if (luminance != null) {
      requireFileName("--luminance", luminance, ".npy");
    }
    FusionJob job = new FusionJob(visible, infrared, type -> out, Optional.ofNullable(luminance));
    ConsoleLines console = console();
    try (ImageFusion fusion = load()) {
      new RunningTime("fusing", console::remark)
          .during(() -> console.say("wrote " + job.run(fusion)));
    }
    return 0;
  }

  private int fuseFolders() throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new CommandException(out + " is a file; give a folder, as the inputs are folders");
    }
    FolderPairs pairs = FolderPairs.of(visible, infrared, out, Optional.ofNullable(luminance));
    ConsoleLines console = console();
    pairs.problems().forEach(console::complain);
    if (pairs.jobs().isEmpty()) {
      throw new CommandException(
          visible + " and " + infrared + " hold no images of one name; name the files alike");
    }
    int failed;
    try (ImageFusion fusion = load()) {
      FolderWork work = new FolderWork(console, "fusing", "pairs", progressInterval);
      failed =
          work.run(pairs.jobs().stream().<FolderWork.Job>map(j -> () -> j.run(fusion)).toList());
    }
    int done = pairs.jobs().size() - failed;
    console.say("fused " + done + " of " + pairs.jobs().size() + " pairs into " + out);
    return failed + pairs.problems().size() == 0 ? 0 : 1;
  }

  private ImageFusion load() {
    ShipModel chosen = model == null ? ShipModel.pretrained() : ShipModel.read(model);
    return ImageFusion.of(chosen, FusionOptions.DEFAULT.withResize(resize).withPasses(1));
  }

  private static void requireFileName(String option, Path file, String... suffixes) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (String suffix : suffixes) {
      if (name.endsWith(suffix)) {
        return;
      }
    }
    throw new CommandException(
        option + " " + file + " has an unknown suffix; use " + String.join(" or ", suffixes));
  }

  private ConsoleLines console() {
    return new ConsoleLines(spec, msift.quiet());
  }
}
