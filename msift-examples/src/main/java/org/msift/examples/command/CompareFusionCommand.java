package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.msift.core.file.MatchedFiles;
import org.msift.examples.compare.ComparisonTables;
import org.msift.examples.compare.FusionCandidates;
import org.msift.examples.compare.FusionComparison;
import org.msift.examples.fuse.PairNames;
import org.msift.ship.metric.FusionScoring;
import org.msift.ship.metric.Grey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Compares methods of infrared-visible fusion. */
@Command(
    name = "fusion",
    description = {
      "Fuses all pairs of two folders with several methods, measures the results, and writes tables"
          + " (CSV, JSON), the fused images and a page with pictures, index.html.",
      "A pair that fails with one method is reported and counts for none; the others go on. Times"
          + " are of fusing alone, after each method has fused the first pair once before."
    })
final class CompareFusionCommand implements Callable<Integer>, UsesBackend {

  @Option(
      names = "--visible",
      required = true,
      paramLabel = "DIR",
      description = "Folder of visible images.")
  private Path visible;

  @Option(
      names = "--infrared",
      required = true,
      paramLabel = "DIR",
      description = "Folder of infrared images of the same names and sizes.")
  private Path infrared;

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description =
          "Methods, joined by commas: ship (with the weights that come with msift), average,"
              + " maximum, laplacian, wavelet, and names given by --model; by default all of"
              + " them.")
  private List<String> methods = List.of();

  @Option(
      names = "--model",
      paramLabel = "NAME=FILE",
      description =
          "A SHIP network under a name: .pth, .safetensors, or a model written by 'msift import' or"
              + " 'msift train'. May be repeated.")
  private Map<String, Path> models = new LinkedHashMap<>();

  @Option(
      names = "--names",
      paramLabel = "FILE",
      description = "Text file with the names of the pairs to take, one per line.")
  private Path names;

  @Option(
      names = "--metric",
      split = ",",
      paramLabel = "NAME",
      description = "Metrics, joined by commas; by default the standard ones.")
  private List<String> metrics = List.of();

  @Option(
      names = "--grey",
      paramLabel = "WAY",
      description =
          "How images become grey for the metrics: ${COMPLETION-CANDIDATES}; MATLAB by default.")
  private Grey grey = Grey.MATLAB;

  @Mixin private CompareOutput output;

  @Spec private CommandSpec spec;

  @ParentCommand private CompareCommand parent;

  @Override
  public Integer call() throws IOException {
    ConsoleLines console = new ConsoleLines(spec, parent.quiet());
    output.require(List.of(visible, infrared));
    FusionScoring scoring =
        new FusionScoring(FusedImages.metrics(metrics), Runtime.getRuntime().availableProcessors());
    MatchedFiles pairs = pairs();
    pairs.problems().forEach(console::complain);
    try (FusionCandidates candidates = FusionCandidates.open(chosen(), models)) {
      FusionComparison comparison =
          new FusionComparison(candidates, scoring, grey, output.folder());
      int failed = output.run(console, "pairs", pairs.matches(), comparison::add);
      console.result(new ComparisonTables(comparison.comparison()).text());
      console.say("wrote " + comparison.write());
      return failed + pairs.problems().size() == 0 ? 0 : 1;
    }
  }

  private List<String> chosen() {
    if (!methods.isEmpty()) {
      return methods;
    }
    List<String> all = new ArrayList<>(models.keySet());
    all.addAll(FusionCandidates.names());
    return all;
  }

  private MatchedFiles pairs() throws IOException {
    MatchedFiles files = new PairFolders(visible, infrared, Optional.empty()).matched();
    return names == null ? files : PairNames.read(names).of(files);
  }
}
