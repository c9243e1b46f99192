package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.msift.core.file.FileNames;
import org.msift.examples.compare.ChosenMetrics;
import org.msift.examples.compare.Comparison;
import org.msift.examples.compare.ComparisonTables;
import org.msift.examples.compare.SceneDescriptor;
import org.msift.examples.compare.SharpeningCandidates;
import org.msift.examples.compare.SharpeningComparison;
import org.msift.ship.pansharpening.WaldSimulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Compares methods of pan-sharpening. */
@Command(
    name = "pansharpening",
    description = {
      "Sharpens scenes with several methods, at full resolution, and at reduced resolution where the"
          + " bands are the truth; measures the results, and writes tables (CSV, JSON), the sharpened"
          + " images (TIFF) and a page with pictures, index.html.",
      "A scene is a YAML file with the keys multispectral and panchromatic (image or NumPy files,"
          + " relative to it) or scene (a MATLAB file with both), sensor (QB, IKONOS, GeoEye1, WV2,"
          + " WV3, WV4, Landsat8 or none; beside scene it may be left out), bits, and, where wanted, alignment"
          + " (DECIMATED or CENTRED) and columns (such as [240, 320], where only a part of the"
          + " multispectral image counts)."
    })
final class ComparePansharpeningCommand implements Callable<Integer>, UsesBackend {

  @Option(
      names = "--scenes",
      required = true,
      split = ",",
      paramLabel = "FILE",
      description = "Scenes, joined by commas.")
  private List<Path> scenes;

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description =
          "Methods, joined by commas: exp, brovey, gihs, pca, gs, gsa, sfim, mtf-glp, mtf-glp-hpm,"
              + " bdsd; by default all of them.")
  private List<String> methods = List.of();

  @Option(
      names = "--model",
      paramLabel = "NAME=FILE",
      description =
          "A network that 'train --task pansharpen' wrote, under a name. May be repeated.")
  private Map<String, Path> models = new LinkedHashMap<>();

  @Option(
      names = "--metric",
      split = ",",
      paramLabel = "NAME",
      description =
          "Metrics of reduced and of full resolution, joined by commas; by default all of them.")
  private List<String> metrics = List.of();

  @Option(
      names = "--simulation",
      paramLabel = "WAY",
      description =
          "How scenes of reduced resolution are made: ${COMPLETION-CANDIDATES}; MTF_MATCHED by"
              + " default.")
  private WaldSimulation simulation = WaldSimulation.MTF_MATCHED;

  @Option(
      names = "--border",
      paramLabel = "N",
      description =
          "Pixels to cut from each side before results are compared with the truth; 21 by default,"
              + " as Vivone's toolbox does.")
  private int border = 21;

  @Mixin private CompareOutput output;

  @Spec private CommandSpec spec;

  @ParentCommand private CompareCommand parent;

  @Override
  public Integer call() throws IOException {
    ConsoleLines console = new ConsoleLines(spec, parent.quiet());
    requireScenes();
    output.require(scenes);
    ChosenMetrics chosen = ChosenMetrics.of(metrics);
    try (SharpeningCandidates candidates = SharpeningCandidates.open(methods, models)) {
      SharpeningComparison comparison =
          new SharpeningComparison(candidates, simulation, border, chosen, output.folder());
      int failed =
          output.run(
              console,
              "scenes",
              scenes,
              (scene, shown) -> comparison.add(name(scene), SceneDescriptor.open(scene), shown));
      for (Comparison one : comparison.comparisons()) {
        console.result(one.title() + ":");
        console.result(new ComparisonTables(one).text());
      }
      console.say("wrote " + comparison.write());
      return failed == 0 ? 0 : 1;
    }
  }

  private void requireScenes() {
    Set<String> names = new HashSet<>();
    for (Path scene : scenes) {
      if (!Files.isRegularFile(scene)) {
        throw new CommandException(scene + " is no file; check the path");
      }
      if (!names.add(name(scene))) {
        throw new CommandException(
            "two scenes are named " + name(scene) + "; name the files differently");
      }
    }
  }

  private static String name(Path scene) {
    return FileNames.withoutSuffix(scene.getFileName().toString());
  }
}
