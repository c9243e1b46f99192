package org.msift.examples.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.msift.core.backend.Backend;
import org.msift.core.backend.BackendFacts;

/**
 * What do time and memory of SHIP's Fourier-domain interaction come to beside cross-attention
 * between all pixels? Both are measured forward, without training, on growing square images.
 *
 * @param sides heights and widths of the images in pixels, at least 2, growing
 * @param features features of each pixel, at least 1
 * @param limitBytes what a pass may ask for; one that would ask for more does not begin to compute
 * @param limitSeconds what a pass may take; a method has no larger images after that
 * @param folder where results go
 */
public record CostStudy(
    List<Integer> sides, int features, long limitBytes, double limitSeconds, Path folder) {

  /**
   * Checks the numbers.
   *
   * @param sides heights and widths of the images in pixels, at least 2, growing
   * @param features features of each pixel, at least 1
   * @param limitBytes what a pass may ask for, at least 1
   * @param limitSeconds what a pass may take, above 0
   * @param folder where results go
   * @throws IllegalArgumentException if a number is out of its range
   */
  public CostStudy {
    sides = List.copyOf(sides);
    boolean growing = !sides.isEmpty() && sides.get(0) >= 2;
    for (int i = 1; i < sides.size(); i++) {
      growing &= sides.get(i) > sides.get(i - 1);
    }
    if (!growing) {
      throw new IllegalArgumentException(
          "the sizes are " + sides + ", expected growing numbers of 2 or more");
    }
    if (features < 1 || limitBytes < 1 || !(limitSeconds > 0)) {
      throw new IllegalArgumentException(
          "features, bytes and seconds are %d, %d and %s, expected numbers above 0"
              .formatted(features, limitBytes, limitSeconds));
    }
  }

  /**
   * Measures, then writes {@code cost.csv}, {@code .json}, {@code .html}, {@code cost-time.png} and
   * {@code cost-memory.png}.
   *
   * @param progress told each measurement in a line
   * @return the page
   * @throws IOException if a file cannot be written
   */
  public Path run(Consumer<String> progress) throws IOException {
    Files.createDirectories(folder);
    Backend.logOnce();
    CostMeasuring measuring = new CostMeasuring(features, limitBytes, limitSeconds);
    List<CostCell> cells = new ArrayList<>();
    for (CostMethod method : CostMethod.values()) {
      CostCell before = null;
      for (int side : sides) {
        CostCell cell = measuring.measure(method, side, before);
        cells.add(cell);
        progress.accept(cell.text());
        if (!cell.isMeasured() || cell.milliseconds() > 1000 * limitSeconds) {
          break;
        }
        before = cell;
      }
    }
    return new CostReport(settings(), cells).write(folder);
  }

  private String settings() {
    BackendFacts facts = Backend.report().facts();
    return "%d features in single precision, at most %.0f MB and %.0f s a pass; %s%s, %d threads"
        .formatted(
            features,
            limitBytes / CostCell.MEGABYTE,
            limitSeconds,
            facts.backend(),
            facts.oneDnn() ? " with oneDNN" : "",
            facts.threads());
  }
}
