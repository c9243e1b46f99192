package org.msift.examples.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.SampleType;
import org.msift.examples.scene.SceneGenerator;
import org.msift.examples.scene.ScenePair;
import org.msift.ship.metric.FusionMetric;
import org.msift.ship.metric.FusionMetrics;
import org.msift.ship.training.FusionPair;
import org.msift.ship.training.FusionSplit;

/**
 * The pairs of a study of orders.
 *
 * @param description what they are, in one line that tells them from others
 * @param pairs at least five, so that each part gets one
 */
public record OrderPairs(String description, List<FusionPair> pairs) {

  private static final double VALIDATION = 0.2;
  private static final double TEST = 0.3;
  private static final int FEWEST = 5;
  private static final long SPLIT_SEED = 1;

  private static final int GENERATED = 20;
  private static final int GENERATED_SIDE = 96;

  /**
   * Checks their number.
   *
   * @param description what they are, in one line that tells them from others
   * @param pairs at least five
   * @throws IllegalArgumentException if there are fewer
   */
  public OrderPairs {
    pairs = List.copyOf(pairs);
    if (pairs.size() < FEWEST) {
      throw new IllegalArgumentException(
          "%d pairs (%s) cannot be divided into pairs to learn from, to validate and to test; give %d or more"
              .formatted(pairs.size(), description, FEWEST));
    }
  }

  /**
   * Pairs of a larger set.
   *
   * @param name what the set is called
   * @param all the pairs of the set
   * @param most how many are taken, evenly over the set
   * @return the pairs
   */
  public static OrderPairs some(String name, List<FusionPair> all, int most) {
    int count = Math.min(most, all.size());
    List<FusionPair> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(all.get((int) ((long) i * all.size() / count)));
    }
    return new OrderPairs("%d of %d pairs of %s".formatted(count, all.size(), name), some);
  }

  /**
   * Paints scenes, of which files are needed.
   *
   * @param folder where the files go; those of an earlier call are replaced by the same
   * @return the pairs
   * @throws IOException if a folder cannot be made
   */
  public static OrderPairs generated(Path folder) throws IOException {
    Path visible = Files.createDirectories(folder.resolve("visible"));
    Path infrared = Files.createDirectories(folder.resolve("infrared"));
    List<FusionPair> pairs = new ArrayList<>();
    for (int i = 0; i < GENERATED; i++) {
      String name = "scene%02d".formatted(i);
      ScenePair scene = SceneGenerator.generate(GENERATED_SIDE, GENERATED_SIDE, i + 1);
      FusionPair pair =
          new FusionPair(
              name,
              visible.resolve(name + ".png"),
              infrared.resolve(name + ".png"),
              Optional.empty());
      ImageFile.write(pair.visible(), image(3, scene.visible()));
      ImageFile.write(pair.infrared(), image(1, scene.infrared()));
      pairs.add(pair);
    }
    return new OrderPairs(
        "%d generated pairs of %dx%d".formatted(GENERATED, GENERATED_SIDE, GENERATED_SIDE), pairs);
  }

  private static Image image(int bands, float... values) {
    return Image.fromUnitRange(GENERATED_SIDE, GENERATED_SIDE, bands, SampleType.UINT8, values);
  }

  /**
   * The parts, the same for every training.
   *
   * @throws IllegalArgumentException if an image of the test is too small for the metrics
   * @throws org.msift.core.image.ImageException if one cannot be read
   */
  FusionSplit split() {
    FusionSplit split = FusionSplit.of(pairs, VALIDATION, TEST, SPLIT_SEED);
    int least =
        FusionMetrics.of(OrderCell.METRICS).stream()
            .mapToInt(FusionMetric::minimumSide)
            .max()
            .orElse(1);
    for (FusionPair pair : split.test()) {
      Image image = ImageFile.read(pair.visible());
      if (Math.min(image.height(), image.width()) < least) {
        throw new IllegalArgumentException(
            "%s is %dx%d, too small for the metrics; leave out pairs below %dx%d"
                .formatted(pair.visible(), image.height(), image.width(), least, least));
      }
    }
    return split;
  }
}
