package org.msift.examples.study;

import org.msift.ship.ShipFusion;
import org.msift.ship.training.FusionRecipe;

/**
 * How the networks of a study of orders look and are trained: small, since there are many.
 *
 * @param features features, even
 * @param crop height and width of the crops in pixels
 * @param steps of each training
 */
public record OrderRecipe(int features, int crop, int steps) {

  /** About what an hour of two cores suffices for. */
  public static final OrderRecipe USUAL = new OrderRecipe(8, 48, 300);

  private static final int VALIDATIONS = 4;
  private static final double LEARNING_RATE = 1e-3;

  /**
   * Checks the numbers.
   *
   * @param features features, even
   * @param crop height and width of the crops in pixels, at least 3
   * @param steps of each training, at least 1
   * @throws IllegalArgumentException if a number is out of its range
   */
  public OrderRecipe {
    ShipFusion.builder().features(features).build();
    FusionRecipe.PUBLISHED
        .with("crop", Integer.toString(crop))
        .with("iterations", Integer.toString(steps));
  }

  ShipFusion network(Orders orders) {
    return ShipFusion.builder()
        .features(features)
        .blocks(1)
        .order(orders.spatial())
        .channelOrder(orders.channel())
        .build();
  }

  /** The published recipe with a higher rate that falls to 0, as short trainings need it. */
  FusionRecipe training(int seed) {
    int span = Math.max(1, (steps + VALIDATIONS - 1) / VALIDATIONS);
    return FusionRecipe.PUBLISHED
        .with("crop", Integer.toString(crop))
        .with("iterations", Integer.toString(steps))
        .with("validateEvery", Integer.toString(span))
        .with("learningRate", Double.toString(LEARNING_RATE))
        .with("schedule", "cosine")
        .with("clipNorm", "10")
        .with("seed", Integer.toString(seed));
  }

  /** One line. */
  String description() {
    return "%d features, 1 block, crops of %dx%d, %d steps".formatted(features, crop, crop, steps);
  }
}
