package org.msift.examples.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.msift.core.file.MatchedFiles;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.ImageFile;
import org.msift.core.image.SampleType;
import org.msift.ship.metric.FusedTriple;
import org.msift.ship.metric.FusionScoring;
import org.msift.ship.metric.Grey;
import org.msift.ship.plane.Plane;

/** Fuses pairs with every method and measures the results; one pair after the other. */
public final class FusionComparison {

  private final FusionCandidates candidates;
  private final FusionScoring scoring;
  private final Grey grey;
  private final Path out;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<PicturedItem> items = new ArrayList<>();
  private boolean warm;

  /**
   * A comparison without pairs yet.
   *
   * @param candidates the methods, which stay open
   * @param scoring the metrics
   * @param grey how images become grey for them
   * @param out folder to write to
   */
  public FusionComparison(FusionCandidates candidates, FusionScoring scoring, Grey grey, Path out) {
    this.candidates = candidates;
    this.scoring = scoring;
    this.grey = grey;
    this.out = out;
  }

  /**
   * Fuses one pair with every method, writes {@code fused/METHOD/NAME.png} (or {@code .tif}), and
   * measures. A pair that fails with one method counts for none.
   *
   * @param pair files of the visible and the infrared image
   * @param shown whether the page shows it
   * @throws ImageException if a file cannot be read or written, or an image is not usable; the
   *     message names the pair
   */
  public void add(MatchedFiles.Match pair, boolean shown) {
    try {
      run(pair, shown);
    } catch (ImageException | IllegalArgumentException | ArithmeticException bad) {
      throw new ImageException("pair " + pair.name() + ": " + bad.getMessage(), bad);
    }
  }

  private void run(MatchedFiles.Match pair, boolean shown) {
    Image visible = ImageFile.read(pair.files().get(0));
    Image infrared = ImageFile.read(pair.files().get(1));
    if (!warm) {
      // The first run of a method compiles its code and would be timed with it.
      candidates.all().forEach(candidate -> candidate.fuse(visible, infrared));
      warm = true;
    }
    List<Image> fused = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    for (FusionCandidate candidate : candidates.all()) {
      long start = System.nanoTime();
      fused.add(candidate.fuse(visible, infrared));
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    List<Map<String, Double>> scores = scores(visible, infrared, fused);
    for (int i = 0; i < fused.size(); i++) {
      ImageFile.write(file(candidates.all().get(i), pair, fused.get(i)), fused.get(i));
    }
    if (shown) {
      items.add(pictures(pair.name(), visible, infrared, fused));
    }
    for (int i = 0; i < fused.size(); i++) {
      String method = candidates.all().get(i).name();
      outcomes.add(new Outcome(pair.name(), method, scores.get(i), seconds.get(i)));
    }
  }

  private List<Map<String, Double>> scores(Image visible, Image infrared, List<Image> fused) {
    List<Supplier<List<FusedTriple>>> triples = new ArrayList<>();
    fused.forEach(one -> triples.add(() -> grey.triples(infrared, visible, one)));
    return scoring.of(triples);
  }

  private Path file(FusionCandidate candidate, MatchedFiles.Match pair, Image image) {
    String suffix = image.sampleType() == SampleType.FLOAT32 ? ".tif" : ".png";
    return out.resolve("fused").resolve(candidate.name()).resolve(pair.name() + suffix);
  }

  private PicturedItem pictures(String name, Image visible, Image infrared, List<Image> fused) {
    Image first = visible.as(SampleType.UINT8);
    Image second = infrared.band(0).as(SampleType.UINT8);
    List<Shown> shown = new ArrayList<>();
    shown.add(new Shown("visible", first));
    shown.add(new Shown("infrared", second));
    for (int i = 0; i < fused.size(); i++) {
      shown.add(new Shown(candidates.all().get(i).name(), fused.get(i).as(SampleType.UINT8)));
    }
    // Green is nearest to luminance.
    ZoomRegion region = ZoomRegion.of(Plane.of(first, first.bands() / 2), Plane.of(second, 0));
    return PicturedItem.write(out, items.size() + 1, name, region, shown);
  }

  /**
   * How the methods did.
   *
   * @return the comparison of all pairs so far
   * @throws IllegalArgumentException if there is no pair
   */
  public Comparison comparison() {
    return new Comparison(
        "fusion",
        "Fused images",
        scoring.metrics().stream().map(one -> new Criterion(one.name(), one.better())).toList(),
        candidates.all().stream().map(FusionCandidate::name).toList(),
        outcomes);
  }

  /**
   * Writes tables and page.
   *
   * @return the page
   * @throws IOException if a file cannot be written
   * @throws IllegalArgumentException if there is no pair
   */
  public Path write() throws IOException {
    Comparison comparison = comparison();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pairs", Long.toString(comparison.items()));
    facts.put("grey", grey.name());
    candidates.all().forEach(one -> facts.put(one.name(), one.origin()));
    return new ComparisonReport(
            "Fusion of visible and infrared images", facts, List.of(comparison), items)
        .write(out);
  }
}
