package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyFile;
import org.msift.core.image.SampleType;
import org.msift.ship.Pansharpening;
import org.msift.ship.PansharpeningModel;
import org.msift.ship.pansharpening.Bands;
import org.msift.ship.pansharpening.GridAlignment;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.SceneFiles;
import org.msift.ship.pansharpening.classical.ClassicalMethods;
import org.msift.ship.pansharpening.classical.PansharpeningMethod;
import org.msift.ship.plane.Plane;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Sharpens a multispectral image. */
@Command(
    name = "pansharpen",
    description = {
      "Gives a multispectral image the resolution of a panchromatic one of the same place, by a"
          + " trained network or a classical method.",
      "Reads .npy, TIFF and other images; writes TIFF and .npy. A TIFF has the sample type of the"
          + " multispectral image, 11 and 16 bits kept; .npy has floats that are neither rounded nor"
          + " bounded."
    })
final class PansharpenCommand implements Callable<Integer>, UsesBackend {

  private static final int USUAL_BITS = 16;

  /** Lets all samples pass; the model checks them by its own scale. */
  private static final int MOST_BITS = 32;

  /** Names methods in the help. */
  static final class MethodNames implements Iterable<String> {

    @Override
    public java.util.Iterator<String> iterator() {
      return ClassicalMethods.all().stream()
          .map(PansharpeningMethod::name)
          .map(name -> name.toLowerCase(Locale.ROOT))
          .iterator();
    }
  }

  /** One way to sharpen. */
  static final class Way {

    @Option(
        names = "--model",
        required = true,
        paramLabel = "FILE",
        description = "A model that 'train --task pansharpen' wrote.")
    private Path model;

    @Option(
        names = "--method",
        required = true,
        paramLabel = "NAME",
        completionCandidates = MethodNames.class,
        description = "A classical method: ${COMPLETION-CANDIDATES}.")
    private String method;
  }

  @ArgGroup(multiplicity = "1")
  private Way way;

  @Mixin private ScenesInput input;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Sharpened image (.tif, .tiff or .npy).")
  private Path out;

  @Option(
      names = "--sensor",
      paramLabel = "NAME",
      description =
          "QB, IKONOS, GeoEye1, WV2, WV3, WV4, Landsat8 or none: its transfer function matters to"
              + " methods named mtf; by default the one that a MATLAB file names, else none. A model"
              + " knows its own.")
  private String sensor;

  @Option(
      names = "--bits",
      paramLabel = "N",
      description =
          "Bits of a sample for a classical method; "
              + USUAL_BITS
              + " by default. A model knows its own.")
  private Integer bits;

  @Option(
      names = "--alignment",
      paramLabel = "NAME",
      description =
          "Where multispectral pixels stand in the panchromatic grid: CENTRED, corners of both images"
              + " coincide, or DECIMATED, each on pixel ratio / 2 of its square, as Vivone's toolbox"
              + " takes all images to stand; by default the model's own grid, DECIMATED for a"
              + " method.")
  private GridAlignment alignment;

  @ParentCommand private Msift msift;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    requireSuffix();
    new Inputs(input.files()).requireOther("--out", out);
    if (way.model != null && sensor != null) {
      throw new CommandException("a model knows its sensor; --sensor is for --method");
    }
    if (way.model != null && bits != null) {
      throw new CommandException("a model knows its bits; --bits is for --method");
    }
    ConsoleLines console = new ConsoleLines(spec, msift.quiet());
    PanScene scene = scene();
    console.say(
        "sharpening %dx%d pixels of %d bands to %dx%d"
            .formatted(
                scene.height(),
                scene.width(),
                scene.multispectral().size(),
                scene.panchromatic().height(),
                scene.panchromatic().width()));
    new RunningTime("sharpening", console::remark)
        .during(() -> write(way.model == null ? byMethod(scene) : byModel(scene)));
    console.say("wrote " + out);
    return 0;
  }

  private void requireSuffix() {
    String name = out.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".tif") && !name.endsWith(".tiff") && !name.endsWith(".npy")) {
      throw new CommandException(
          "--out " + out + " has an unknown suffix; use .tif, .tiff or .npy");
    }
  }

  private List<Plane> byMethod(PanScene scene) {
    return ClassicalMethods.named(way.method)
        .sharpen(alignment == null ? scene : scene.on(alignment));
  }

  private List<Plane> byModel(PanScene scene) {
    PansharpeningModel model =
        PansharpeningModel.read(way.model, scene.multispectral().size(), scene.ratio());
    GridAlignment grid = alignment == null ? model.network().alignment() : alignment;
    try (Pansharpening pansharpening = Pansharpening.of(model.on(grid))) {
      return pansharpening.sharpen(scene.on(grid));
    }
  }

  private PanScene scene() {
    String used = way.model == null ? sensor : ScenesInput.NO_SENSOR;
    int usual = way.model == null ? USUAL_BITS : MOST_BITS;
    List<PanScene> scenes = input.read(Optional.ofNullable(used), bits == null ? usual : bits);
    if (scenes.size() > 1) {
      throw new CommandException("%d scenes; give one".formatted(scenes.size()));
    }
    return scenes.get(0);
  }

  private void write(List<Plane> bands) throws IOException {
    Plane first = bands.get(0);
    float[] samples = Bands.samples(bands);
    if (out.toString().toLowerCase(Locale.ROOT).endsWith(".npy")) {
      NumpyFile.write(out, samples, first.height(), first.width(), bands.size());
      return;
    }
    SampleType type = SceneFiles.sampleType(input.coarse());
    for (int i = 0; i < samples.length; i++) {
      samples[i] = type.nearest(samples[i]);
    }
    ImageFile.write(out, Image.of(first.height(), first.width(), bands.size(), type, samples));
  }
}
