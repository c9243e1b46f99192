package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.msift.core.file.MatchedFiles;
import org.msift.core.image.ImageFile;
import org.msift.examples.fuse.FolderPairs;
import org.msift.examples.fuse.PairNames;
import org.msift.ship.metric.FusedTriple;
import org.msift.ship.metric.FusionMetric;
import org.msift.ship.metric.FusionMetrics;
import org.msift.ship.metric.FusionScoring;
import org.msift.ship.metric.Grey;
import org.msift.ship.metric.PendingScores;
import picocli.CommandLine.Option;

/** Fused images and their sources. */
final class FusedImages {

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
      description = "Infrared image or folder.")
  private Path infrared;

  @Option(
      names = "--fused",
      required = true,
      paramLabel = "PATH",
      description = "Fused image or folder.")
  private Path fused;

  @Option(
      names = "--grey",
      paramLabel = "WAY",
      description =
          "How images become grey: ${COMPLETION-CANDIDATES}; MATLAB (rgb2gray) by default. Published"
              + " tables differ in it.")
  private Grey grey = Grey.MATLAB;

  @Option(
      names = "--names",
      paramLabel = "FILE",
      description =
          "Text file with the names of the images to measure, one per line, for folders of which"
              + " only a part was fused.")
  private Path names;

  int measure(MetricsCall call) throws IOException {
    FusionScoring scoring =
        new FusionScoring(metrics(call.metrics()), Runtime.getRuntime().availableProcessors());
    MatchedFiles files = files();
    List<MatchedFiles.Match> matches = files.matches();
    try (PendingScores pending = scoring.start(matches.stream().map(this::reader).toList())) {
      List<MetricsCall.Measured> measured = new ArrayList<>();
      for (int i = 0; i < matches.size(); i++) {
        int place = i;
        measured.add(
            new MetricsCall.Measured(matches.get(i).files().get(2), () -> pending.get(place)));
      }
      return call.run(measured, files.problems());
    }
  }

  private MatchedFiles files() throws IOException {
    MatchedFiles files =
        MetricsCall.matched(List.of(visible, infrared, fused), FolderPairs.SUFFIXES);
    return names == null ? files : PairNames.read(names).of(files);
  }

  static List<FusionMetric> metrics(List<String> names) {
    return names.isEmpty() ? FusionMetrics.standard() : FusionMetrics.of(names);
  }

  private Supplier<List<FusedTriple>> reader(MatchedFiles.Match match) {
    return () ->
        grey.triples(
            ImageFile.read(match.files().get(1)),
            ImageFile.read(match.files().get(0)),
            ImageFile.read(match.files().get(2)));
  }
}
