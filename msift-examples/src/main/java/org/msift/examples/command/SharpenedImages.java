package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msift.core.file.MatchedFiles;
import org.msift.examples.fuse.FolderPairs;
import org.msift.ship.metric.pansharpening.PansharpeningMetrics;
import org.msift.ship.metric.pansharpening.ReducedResolution;
import org.msift.ship.metric.pansharpening.ReferenceMetric;
import org.msift.ship.pansharpening.Bands;
import org.msift.ship.pansharpening.SceneFiles;
import org.msift.ship.plane.Plane;
import picocli.CommandLine.Option;

/** Pan-sharpened images and what they should be. */
final class SharpenedImages {

  private static final double LARGEST_BYTE = 255;

  @Option(
      names = "--reference",
      required = true,
      paramLabel = "PATH",
      description = "The true bands: a TIFF, another image or a NumPy file (.npy), or a folder.")
  private Path reference;

  @Option(
      names = "--result",
      required = true,
      paramLabel = "PATH",
      description = "The sharpened bands, in the same range, or a folder.")
  private Path result;

  @Option(
      names = "--ratio",
      paramLabel = "N",
      description = "Panchromatic pixels per multispectral one, for ERGAS; 4 by default.")
  private int ratio = 4;

  @Option(
      names = "--peak",
      paramLabel = "X",
      description =
          "Largest value a sample can have, such as 2047, for PSNR and SSIM. Needed unless the"
              + " largest sample of the reference is above 1 and at most 255, where 255 is taken.")
  private Double peak;

  int measure(MetricsCall call) throws IOException {
    List<ReferenceMetric> metrics =
        call.metrics().isEmpty()
            ? PansharpeningMetrics.reference()
            : call.metrics().stream().map(PansharpeningMetrics::reference).toList();
    if (peak != null) {
      Bands.requirePeak(peak);
    }
    Set<String> suffixes = new HashSet<>(FolderPairs.SUFFIXES);
    suffixes.add(".npy");
    MatchedFiles files = MetricsCall.matched(List.of(reference, result), suffixes);
    return call.run(
        files.matches().stream()
            .map(
                match ->
                    new MetricsCall.Measured(
                        match.files().get(1), () -> scores(match.files(), metrics)))
            .toList(),
        files.problems());
  }

  private Map<String, Double> scores(List<Path> files, List<ReferenceMetric> metrics) {
    List<Plane> truth = SceneFiles.bands(files.get(0));
    ReducedResolution images =
        new ReducedResolution(truth, SceneFiles.bands(files.get(1)), ratio, peak(truth));
    return PansharpeningMetrics.score(images, metrics);
  }

  private double peak(List<Plane> truth) {
    if (peak != null) {
      return peak;
    }
    double largest =
        truth.stream().flatMapToDouble(band -> Arrays.stream(band.values())).max().orElse(0);
    if (largest > LARGEST_BYTE || largest <= 1) {
      throw new CommandException(
          "samples up to %s do not tell the peak; give --peak, such as 2047".formatted(largest));
    }
    return LARGEST_BYTE;
  }
}
