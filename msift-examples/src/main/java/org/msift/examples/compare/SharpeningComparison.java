package org.msift.examples.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msift.core.image.ImageException;
import org.msift.core.image.ImageFile;
import org.msift.ship.metric.pansharpening.FullResolution;
import org.msift.ship.metric.pansharpening.PansharpeningMetric;
import org.msift.ship.metric.pansharpening.PansharpeningMetrics;
import org.msift.ship.metric.pansharpening.ReducedResolution;
import org.msift.ship.pansharpening.Bands;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.ReducedScene;
import org.msift.ship.pansharpening.WaldSimulation;
import org.msift.ship.plane.Plane;

/**
 * Sharpens scenes with every method, at full resolution, and at reduced resolution where the bands
 * themselves are the truth; one scene after the other.
 */
public final class SharpeningComparison {

  /** Blocks of metrics without a reference. */
  private static final int BLOCK = 32;

  private final SharpeningCandidates candidates;
  private final WaldSimulation simulation;
  private final int border;
  private final ChosenMetrics metrics;
  private final Path out;
  private final List<Outcome> reduced = new ArrayList<>();
  private final List<Outcome> full = new ArrayList<>();
  private final List<PicturedItem> items = new ArrayList<>();
  private boolean warm;

  /** Bands that a method gave, and how long it took. */
  private record Sharpened(String method, List<Plane> bands, double seconds) {}

  /**
   * A comparison without scenes yet.
   *
   * @param candidates the methods, which stay open
   * @param simulation how scenes of reduced resolution are made
   * @param border pixels that are cut from each side before results are compared with the truth
   * @param metrics the measures
   * @param out folder to write to
   * @throws IllegalArgumentException if the border is below 0
   */
  public SharpeningComparison(
      SharpeningCandidates candidates,
      WaldSimulation simulation,
      int border,
      ChosenMetrics metrics,
      Path out) {
    if (border < 0) {
      throw new IllegalArgumentException("a border of " + border + " pixels; expected 0 or more");
    }
    this.candidates = candidates;
    this.simulation = simulation;
    this.border = border;
    this.metrics = metrics;
    this.out = out;
  }

  /**
   * Sharpens a scene with every method, writes {@code sharpened/METHOD/NAME.tif} of full
   * resolution, and measures. The scene is cut at its right and lower edge to sizes that the ratio
   * and blocks of 32 pixels divide. One that fails with one method counts for none.
   *
   * @param name name of the scene
   * @param whole the scene
   * @param shown whether the page shows it
   * @throws ImageException if the scene is too small or not usable, or a file cannot be written;
   *     the message names the scene
   */
  public void add(String name, PanScene whole, boolean shown) {
    try {
      run(name, cut(whole), shown);
    } catch (ImageException | IllegalArgumentException | ArithmeticException bad) {
      throw new ImageException("scene " + name + ": " + bad.getMessage(), bad);
    }
  }

  private static PanScene cut(PanScene scene) {
    int ratio = scene.ratio();
    int unit = ratio;
    while (unit * ratio % BLOCK != 0) {
      unit += ratio;
    }
    int height = scene.height() / unit * unit;
    int width = scene.width() / unit * unit;
    if (height == 0 || width == 0) {
      throw new IllegalArgumentException(
          "%dx%d multispectral pixels; expected %dx%d or more, so that blocks of metrics fit in"
              .formatted(scene.height(), scene.width(), unit, unit));
    }
    return scene.crop(0, 0, height, width);
  }

  private void run(String name, PanScene scene, boolean shown) {
    ReducedScene simulated = simulation.reduce(scene);
    if (!warm) {
      // The first run of a method compiles its code and would be timed with it.
      sharpened(simulated.scene());
      warm = true;
    }
    List<Outcome> withTruth = new ArrayList<>();
    for (Sharpened one : sharpened(simulated.scene())) {
      withTruth.add(new Outcome(name, one.method(), scores(simulated, one), one.seconds()));
    }
    List<Sharpened> results = sharpened(scene);
    List<Outcome> withoutTruth = new ArrayList<>();
    for (Sharpened one : results) {
      withoutTruth.add(new Outcome(name, one.method(), scores(scene, one), one.seconds()));
    }
    for (Sharpened one : results) {
      Path file = out.resolve("sharpened").resolve(one.method()).resolve(name + ".tif");
      ImageFile.write(file, Bands.image(one.bands()));
    }
    if (shown) {
      items.add(pictures(name, scene, results));
    }
    reduced.addAll(withTruth);
    full.addAll(withoutTruth);
  }

  private List<Sharpened> sharpened(PanScene scene) {
    List<Sharpened> results = new ArrayList<>();
    for (SharpeningCandidate candidate : candidates.all()) {
      long start = System.nanoTime();
      List<Plane> bands = candidate.sharpen(scene);
      results.add(new Sharpened(candidate.name(), bands, (System.nanoTime() - start) / 1e9));
    }
    return results;
  }

  private Map<String, Double> scores(ReducedScene simulated, Sharpened one) {
    return PansharpeningMetrics.score(
        ReducedResolution.of(simulated, one.bands()).cropped(border), metrics.reference());
  }

  private Map<String, Double> scores(PanScene scene, Sharpened one) {
    return PansharpeningMetrics.score(
        new FullResolution(scene, one.bands()), metrics.noReference());
  }

  private PicturedItem pictures(String name, PanScene scene, List<Sharpened> results) {
    List<Plane> upsampled = scene.upsampled();
    Plane panchromatic = scene.panchromatic();
    BandDisplay display = BandDisplay.of(upsampled);
    List<Shown> shown = new ArrayList<>();
    shown.add(new Shown("multispectral", display.image(upsampled)));
    shown.add(
        new Shown(
            "panchromatic", BandDisplay.of(List.of(panchromatic)).image(List.of(panchromatic))));
    results.forEach(one -> shown.add(new Shown(one.method(), display.image(one.bands()))));
    ZoomRegion region = ZoomRegion.of(panchromatic, upsampled.get(0));
    return PicturedItem.write(out, items.size() + 1, name, region, shown);
  }

  /**
   * How the methods did at reduced and at full resolution.
   *
   * @return one or two comparisons of all scenes so far, as there are measures
   * @throws IllegalArgumentException if there is no scene
   */
  public List<Comparison> comparisons() {
    List<Comparison> comparisons = new ArrayList<>();
    if (!metrics.reference().isEmpty()) {
      comparisons.add(comparison("reduced", "Reduced resolution", metrics.reference(), reduced));
    }
    if (!metrics.noReference().isEmpty()) {
      comparisons.add(comparison("full", "Full resolution", metrics.noReference(), full));
    }
    return comparisons;
  }

  private Comparison comparison(
      String name,
      String title,
      List<? extends PansharpeningMetric> metrics,
      List<Outcome> outcomes) {
    return new Comparison(
        name,
        title,
        metrics.stream().map(one -> new Criterion(one.name(), one.better())).toList(),
        candidates.all().stream().map(SharpeningCandidate::name).toList(),
        outcomes);
  }

  /**
   * Writes tables and page.
   *
   * @return the page
   * @throws IOException if a file cannot be written
   * @throws IllegalArgumentException if there is no scene
   */
  public Path write() throws IOException {
    List<Comparison> comparisons = comparisons();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("scenes", Long.toString(comparisons.get(0).items()));
    facts.put("simulation of reduced resolution", simulation.name());
    facts.put("pixels cut from each side of it", Integer.toString(border));
    candidates.all().forEach(one -> facts.put(one.name(), one.origin()));
    return new ComparisonReport("Pan-sharpening", facts, comparisons, items).write(out);
  }
}
